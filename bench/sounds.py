"""Writes the sounds of Chinese characters, by which slips of the keyboard are known, from pypinyin's dictionary.

python -m bench.sounds
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import assistant.understand

CHARACTERS = range(0x4E00, 0xA000)
FILE = Path(assistant.understand.__file__).with_name("sounds.txt")


def lines() -> list[str]:
    """A line for each toneless syllable: the syllable, then the characters most often read so."""
    from pypinyin import Style, pinyin

    said: dict[str, list[str]] = defaultdict(list)
    for char in map(chr, CHARACTERS):
        syllable = str(pinyin(char, style=Style.NORMAL)[0][0])
        if syllable != char:
            said[syllable].append(char)
    return [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(said.items())]


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
