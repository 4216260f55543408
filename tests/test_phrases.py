"""Each phrase of a subject stands in lexicon.toml and is declared, and compiles."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from assistant.lexicon import lexicon
from assistant.phrases import Phrases, Subject


@pytest.mark.parametrize("subject", [field.name for field in fields(Phrases)])
def test_every_phrase_is_declared_and_compiles(subject: str) -> None:
    table = tomllib.loads(files("assistant").joinpath("lexicon.toml").read_text(encoding="utf-8"))[subject]
    words: Subject = getattr(lexicon(), subject)
    assert set(table) == set(type(words).__annotations__)
    for said in (getattr(words, name) for name in table):
        assert isinstance(said, frozenset) or re.compile(said.pattern)


def test_a_phrase_that_no_subject_declares_is_none() -> None:
    with pytest.raises(AttributeError, match="GoalWords has no unheard"):
        getattr(lexicon().goals, "unheard")  # noqa: B009  # a checker would see the plain attribute
