"""The words by which the form of a report is known: header words, totals, heading words, kinds, cover lines, houses and works.

What a metric or a topic is belongs to a pack; these words say only how reports are laid out, whatever they are about.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from index.schema import Value


class TableWords(Value):
    """Words of table heads and first columns."""

    header_endings: tuple[str, ...]
    corner: tuple[str, ...]
    corner_endings: tuple[str, ...]
    time_endings: tuple[str, ...]
    label_headers: tuple[str, ...]
    serial: tuple[str, ...]
    totals: tuple[str, ...]
    fields: tuple[str, ...]
    notes: tuple[str, ...]
    standard_lines: tuple[str, ...]
    grand_totals: tuple[str, ...]
    ledger: tuple[str, ...]
    funding: tuple[str, ...]
    funding_rows: tuple[str, ...]
    levels: tuple[str, ...]
    score_headers: tuple[str, ...]
    weights: tuple[str, ...]
    unit_headers: tuple[str, ...]
    sign_headers: tuple[str, ...]
    note_headers: tuple[str, ...]
    columns: tuple[str, ...]
    indicators: tuple[str, ...]
    rate_endings: tuple[str, ...]
    units: tuple[str, ...]
    nulls: tuple[str, ...]
    money_heads: tuple[str, ...]
    captions: tuple[str, ...]
    measured_in: dict[str, str]


class OutlineWords(Value):
    """Words of headings."""

    unnumbered: tuple[str, ...]
    words: tuple[str, ...]
    bare_endings: tuple[str, ...]
    run_in: tuple[str, ...]
    signature: tuple[str, ...]


class IdentityWords(Value):
    """Words of titles, cover lines and unit names."""

    titles: tuple[str, ...]
    whole_department: tuple[str, ...]
    project: tuple[str, ...]
    unit_endings: tuple[str, ...]
    unit_fields: tuple[str, ...]
    publisher_fields: tuple[str, ...]
    charge_fields: tuple[str, ...]
    doer_fields: tuple[str, ...]
    scopes: tuple[str, ...]
    project_fields: tuple[str, ...]
    year_fields: tuple[str, ...]
    self_names: tuple[str, ...]
    not_units: tuple[str, ...]
    never_in_names: tuple[str, ...]
    """Regular expressions."""
    hired: tuple[str, ...]


class SentenceWords(Value):
    """Words of sentences."""

    houses: tuple[str, ...]
    works: tuple[str, ...]
    opposites: dict[str, tuple[str, ...]]


class SiteWords(Value):
    """Words of government sites around an article."""

    lines: tuple[str, ...]
    furniture: tuple[str, ...]
    """Of these one is enough: a line without a full stop that holds it is no part of the article."""


class OrderWords(Value):
    """Words of a sentence that tells its reader what to answer; regular expressions."""

    patterns: tuple[str, ...]


class Lexicon(Value):
    """All of them."""

    table: TableWords
    outline: OutlineWords
    identity: IdentityWords
    sentences: SentenceWords
    site: SiteWords
    orders: OrderWords


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The built-in lexicon, read once."""
    return Lexicon.model_validate(tomllib.loads(files("index").joinpath("lexicon.toml").read_text(encoding="utf-8")))


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression that matches any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
