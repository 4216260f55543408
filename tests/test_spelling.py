"""Sounds of characters, by which slips of the keyboard are known."""

from __future__ import annotations

import pytest

from assistant.understand.spelling import sound, sounds
from bench.sounds import FILE, lines


def test_the_file_of_sounds_is_as_its_script_writes_it() -> None:
    assert FILE.read_text(encoding="utf-8").splitlines() == lines()


@pytest.mark.parametrize(
    ("one", "other"),
    [("经废", "经费"), ("工性局", "工信局"), ("民正", "民政"), ("森产", "生产"), ("财证", "财政")],
)
def test_slips_sound_like_what_is_meant(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize("char", ["A", "7", "%", "（"])
def test_what_is_no_chinese_character_stands_for_itself(char: str) -> None:
    assert sound(char) == char
