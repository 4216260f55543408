"""Scanned PDF pages to lines by Tesseract, an optional extra: `pip install jiwen[ocr]` and the system's tesseract.

Pages are drawn by pypdfium2, recognised in Chinese, and given back as pdfplumber gives lines, so that paragraphs and
tables are found in them as on any page. What is recognised may be wrong; the document carries a warning.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from typing import Any

_DPI = 300
_POINTS = 72 / _DPI
_SURE = 40
"""A word that Tesseract is less sure of (0-100) is left out: no figure is better than a wrong one."""


@lru_cache(maxsize=1)
def can_recognise() -> bool:
    """The extra, the program and its Chinese model are installed."""
    if find_spec("pytesseract") is None or shutil.which("tesseract") is None:
        return False
    import pytesseract

    return "chi_sim" in pytesseract.get_languages()


def recognised(data: bytes, number: int, *, seconds: float) -> tuple[list[dict[str, Any]], int]:
    """The lines of page `number` (1-based) of a PDF, from the top, and how many words were left out as unsure.

    A line has its words as its characters, in points.

    No lines when nothing is recognised, or Tesseract fails on the page.

    Raises:
        RuntimeError: It took longer than `seconds`.
    """
    import pypdfium2
    import pytesseract

    pdf = pypdfium2.PdfDocument(data)
    try:
        image = pdf[number - 1].render(scale=_DPI / 72, grayscale=True).to_pil()
        found = pytesseract.image_to_data(image, lang="chi_sim", timeout=seconds, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractError:
        return [], 0
    finally:
        pdf.close()
    entries = [dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)]
    words = [entry for entry in entries if any(char.isalnum() for char in str(entry["text"]))]
    sure = [entry for entry in entries if float(entry["conf"]) >= _SURE and str(entry["text"]).strip()]
    lines = (_line(list(group)) for _, group in groupby(sure, key=_place))
    unsure = sum(float(word["conf"]) < _SURE for word in words)
    return sorted(lines, key=lambda line: float(line["top"])), unsure


def _place(word: dict[str, Any]) -> tuple[int, int, int]:
    return word["block_num"], word["par_num"], word["line_num"]


def _line(words: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A line as pdfplumber gives it."""
    size = max(word["height"] for word in words) * _POINTS
    chars = [
        {
            "text": str(word["text"]).strip(),
            "x0": word["left"] * _POINTS,
            "x1": (word["left"] + word["width"]) * _POINTS,
            "size": size,
        }
        for word in words
    ]
    top = min(word["top"] for word in words) * _POINTS
    return {
        "text": "".join(char["text"] for char in chars),
        "x0": chars[0]["x0"],
        "x1": chars[-1]["x1"],
        "top": top,
        "bottom": top + size,
        "chars": chars,
    }
