"""What a Chinese text is found by: its characters and their pairs, its numbers, its Latin words.

No dictionary: a pair is found whatever a segmenter would have made of it, and a single character still helps where the
question names a thing by another word that shares it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from operator import add

from index.text import plain

_PIECE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[\u3400-\u9fff]+|[^\W_]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def terms(text: str) -> list[str]:
    """The terms of `text`, run by run, with repetitions.

    Full and half width, upper and lower case, traditional and simplified script, 1,234.50 and 1234.5 are the same.

    >>> terms("“三公”經費1,234.50万元")
    ['三', '公', '经', '费', '三公', '公经', '经费', '1234.5', '万', '元', '万元']
    """
    found: list[str] = []
    for piece in _PIECE.findall(text.translate(_FORMS)):
        if piece < ":":  # it begins with a digit
            found.append(_number(piece))
        else:
            found += _of_words(piece)
    return found


@lru_cache(maxsize=1 << 15)
def _of_words(piece: str) -> tuple[str, ...]:
    return (*piece, *map(add, piece, piece[1:])) if _HAN.match(piece) else (piece,)


class _Forms(dict[int, str]):
    """Code of a character → its plain form in simplified script, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = simplified(plain(chr(code)))
        return form


_FORMS = _Forms()


def simplified(text: str) -> str:
    """The text in simplified script, character by character.

    >>> simplified("財政撥款")
    '财政拨款'
    """
    return text.translate(_simplified_forms())


def _number(digits: str) -> str:
    if "," in digits:
        digits = digits.replace(",", "")
    return digits.rstrip("0").rstrip(".") if "." in digits and digits[-1] in "0." else digits


@lru_cache(maxsize=1)
def _simplified_forms() -> dict[int, int]:
    lines = files("index").joinpath("traditional.txt").read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): ord(pair[1]) for pair in lines if not pair.startswith("#")}
