"""Words as the report prints them: they are read in a normalised copy, and told as they stand."""

from __future__ import annotations

import re

from index.text import plain

_DIFFERS = re.compile(r"“[^”]{1,20}”|[A-Za-z][A-Za-z+&]*")
"""Latin words, and words in quotation marks."""
_FULL_WIDTH = str.maketrans("(),:", "（），：")


class Printed:
    """What a paragraph prints otherwise than its normalised copy does."""

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}
        """Normalised words → as printed: pcb产业园 → PCB产业园."""

    def note(self, verbatim: str) -> None:
        """Keep the printed forms that stand in `verbatim`."""
        for match in _DIFFERS.finditer(verbatim):
            self._shown[plain(match[0])] = match[0]

    def words(self, normal: str) -> str:
        """Normalised words as they are printed, at most sixty characters."""
        for plain_form, shown in self._shown.items():
            if shown not in normal:
                normal = normal.replace(plain_form, shown)
        return normal[-60:].translate(_FULL_WIDTH).strip("：")
