"""The packs in use: the one of the settings, and beside it those that came with imported tables.

A table asked about tomorrow needs the words it was imported with, so its pack is kept in the home folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from index.packs import Metric, Pack, load_pack
from index.settings import Settings


def pack_in_use(settings: Settings) -> Pack:
    """The pack of the settings with the packs of the home folder beside it.

    Raises:
        PackError: One of them cannot be used.
    """
    pack = load_pack(settings.pack)
    for path in sorted(_folder(settings).glob("*.toml")):
        pack = beside(pack, load_pack(path))
    return pack


def keep(path: Path, settings: Settings) -> Pack:
    """Put a pack into the home folder, in place of one of the same file name; all packs in use.

    Raises:
        PackError: It cannot be used; nothing is kept then.
    """
    load_pack(path)
    folder = _folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.with_suffix(".toml").name).write_bytes(path.read_bytes())
    return pack_in_use(settings)


def _folder(settings: Settings) -> Path:
    return settings.home / "packs"


def beside(first: Pack, second: Pack) -> Pack:
    """Both packs as one. A word that both know keeps the meaning it has in the first.

    A metric of the second whose name the first knows is that metric of the first, with the second's words added.
    """
    known = first.metric_words
    added: dict[str, list[Metric]] = {}
    new: list[Metric] = []
    for metric in second.metric:
        if metric.name in known:
            added.setdefault(known[metric.name], []).append(metric)
        else:
            aliases = tuple(word for word in metric.aliases if word not in known)
            parent = known.get(metric.parent, metric.parent)
            new.append(metric.model_copy(update={"aliases": aliases, "parent": parent}))
    widened = [_widened(metric, added.get(metric.name, []), known) for metric in first.metric]
    named = {rate.name for rate in first.rate}
    return Pack(
        name=f"{first.name}、{second.name}",
        whole=first.whole or second.whole,
        metric=(*widened, *new),
        basis=first.basis,
        rate=(*first.rate, *(rate for rate in second.rate if rate.name not in named)),
        identity=(*first.identity, *second.identity),
        bound=(*first.bound, *second.bound),
        less_is_better=_union(first.less_is_better, second.less_is_better),
        topic=(*first.topic, *second.topic),
        abbreviation=(*first.abbreviation, *second.abbreviation),
        synonyms=second.synonyms | first.synonyms,
        confusions=second.confusions | first.confusions,
    )


def _widened(metric: Metric, others: list[Metric], known: dict[str, str]) -> Metric:
    aliases = [word for other in others for word in other.aliases if word not in known]
    spoken = [word for other in others for word in other.colloquial]
    return metric.model_copy(
        update={"aliases": _union(metric.aliases, aliases), "colloquial": _union(metric.colloquial, spoken)}
    )


def _union(some: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))
