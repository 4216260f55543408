"""Patterns that are compiled when they are first needed find what compiled ones find."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.lexicon import lexicon
from assistant.sought import sought
from index.patterns import needs, pattern


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("公司", {"公司"}),
        ("哪[个家]?公司最多", {"公司最多"}),
        ("公司?", {"公"}),
        ("(?:公司|企业)吗?", {"公司", "企业"}),
        ("(?P<who>哪家|谁)(?!的)中标", {"中标"}),
        ("多少|几[个家]", {"多少", "几"}),
        ("(?:公司)*谁", {"谁"}),
        ("人{2,3}", {"人"}),
        (r"\d+(?:\.\d+)?[万亿]元", {"元"}),
        ("公司|[谁哪]", None),
        ("(?:公司|)", None),
        ("(?i)abc", None),
        (r"(?:)\1", None),
    ],
)
def test_words_that_a_match_needs(source: str, needed: set[str] | None) -> None:
    assert needs(source) == needed


def _all() -> list[re.Pattern[str]]:
    """Every pattern of the lexicons."""
    words = [getattr(lexicon(), field.name) for field in fields(lexicon())]
    kinds = [value for kind in sought().kinds for value in (kind.cues, kind.said, kind.unless, *kind.best)]
    return [one for one in (*_flat(words), *_flat(kinds)) if hasattr(one, "fullmatch")]


def _flat(values: object) -> list[re.Pattern[str]]:
    if isinstance(values, tuple | list):
        return [one for value in values for one in _flat(value)]
    if hasattr(values, "_said"):
        return [getattr(values, name) for name in values._said]
    return [values]  # type: ignore[list-item]


@given(st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
def test_a_text_that_matches_holds_what_the_pattern_needs(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(_all())).pattern
    text = data.draw(st.from_regex(source))
    needed = needs(source)
    assert needed is None or any(word in text for word in needed)


def test_what_is_not_searched_with_is_the_compiled_patterns() -> None:
    late = pattern("(?P<who>谁)说")
    assert late.pattern == "(?P<who>谁)说"
    assert late.search("没有") is None
    assert late.sub("", "没有") == "没有"
    assert list(late.finditer("没有")) == []
    assert late.groups == 1
    assert late.split("甲谁说乙") == ["甲", "谁", "乙"]
    assert late.sub("", "甲谁说乙") == "甲乙"
