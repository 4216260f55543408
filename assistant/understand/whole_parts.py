"""A part that is named by its kind alone, beside the whole asked about: 在职多少人，其中参公的 asks for 参公在职人数."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.query import Measure
from index.packs import Metric, Pack

_AROUND = re.compile(r"^(?:那?(?:其中|里面|里头))|(?:人员|身份|编制?|类|性质|的)+$")
_LEAST, _MOST = 2, 4


def parts_named(measures: Sequence[Measure], pack: Pack, before: Sequence[Measure] = ()) -> tuple[Measure, ...]:
    """The measures, those that only name a kind of people made parts of the whole asked about before them.

    Args:
        before: The measures of the question before.
    """
    whole = next((measure.metric for measure in reversed(before) if measure.metric), "")
    done: list[Measure] = []
    for measure in measures:
        part = _part(measure, pack, whole) if whole else None
        changes = {"metric": part.name, "residue": "", "limits": "", "wanted": "count"} if part else {}
        done.append(measure.model_copy(update=changes) if part else measure)
        if part is None and measure.metric:
            whole = measure.metric
    return tuple(done)


def _part(measure: Measure, pack: Pack, whole: str) -> Metric | None:
    if measure.kind != "plain" or measure.metric or measure.wanted not in ("", "count"):
        return None
    kind = _AROUND.sub("", measure.residue)
    if not _LEAST <= len(kind) <= _MOST:
        return None
    found = [metric for metric in pack.metric if metric.parent == whole and metric.kind == "count"]
    alike = [metric for metric in found if metric.name.startswith(kind)]
    return alike[0] if len(alike) == 1 else None
