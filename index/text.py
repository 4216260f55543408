"""Chinese text as it is printed, and a copy to match on.

The source stays verbatim. Matching happens on a normalised copy made character by character with an offset map, so
that a match can be carried back to the exact printed words. (NFKC on the whole would move offsets: ① becomes 1, ㎡
becomes m2.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = "“”‘’\"'「」『』〝〞＂＇"
_SPACES = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2002\u2003\u2009\ufeff"
LEFT_OUT = re.compile(f"[{_QUOTES}{_SPACES}]")
"""What a normalised copy has no character for."""
_DASHES = "−－﹣"
_SAME = {
    "（": "(",
    "）": ")",
    "，": ",",
    "：": ":",
    "；": ";",
    "％": "%",
    "﹪": "%",
    "〔": "[",
    "〕": "]",
    "［": "[",
    "］": "]",
    "！": "!",
    "？": "?",
    "＜": "<",
    "＞": ">",
    "≧": "≥",
    "≦": "≤",
    "．": ".",
    "／": "/",
    "＋": "+",
    "＝": "=",
    "～": "~",
}


@lru_cache(maxsize=8192)
def normal_char(char: str) -> str:
    """The one character (or none) that stands for `char` when matching: half width, lower case, no quotes or blanks."""
    if char in _QUOTES or char in _SPACES:
        return ""
    if char in _DASHES:
        return "-"
    if char in _SAME:
        return _SAME[char]
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0).lower()
    return char.lower() if char.isascii() else char


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised copy of a text with the way back.

    Attributes:
        text: The copy: half width, lower case, without blanks and quotation marks.
        offsets: offsets[i] is the place in the source of text[i]; one more entry closes the list.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of text[start:end]; for an empty span, the place of `start` twice."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def normalize(text: str) -> Normal:
    """A copy of `text` to match on, with its offset map.

    >>> normalize("“三公” 经费（万元）").text
    '三公经费(万元)'
    """
    chars: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(text):
        normal = normal_char(char)
        if normal:
            chars.append(normal)
            offsets.append(place)
    offsets.append(len(text))
    return Normal("".join(chars), tuple(offsets))


def plain(text: str) -> str:
    """`normalize(text).text`: for comparing words, where places do not matter."""
    return text.translate(_FORMS)


class _Forms(dict[int, str]):
    """Code of a character → what stands for it, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = normal_char(chr(code))
        return form


_FORMS = _Forms()


_SENTENCE_MARK = re.compile(
    r"(?P<opens>[（(【《〈])|(?P<closes>[）)】》〉])|(?P<line>\n)|[。！？；!?;]"
    r"|(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])\.(?=[ \u3000]*[\u4e00-\u9fff(（\"“])"
    r"|(?<=[)）%])\.(?=[ \u3000]+[\u4e00-\u9fff(（\"“])"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of text[start:end], in order, covering every non-blank character.

    A sentence ends after 。！？； or a line end that stands outside brackets, and after a full stop of half width
    between Chinese words; blanks around it are left out.
    An opening bracket that is never closed before the line end does not swallow what follows.

    >>> [text[a:b] for text in ("3. 综合执法. 拆除127宗.整治30宗. 五. 问题",) for a, b in sentences(text)]
    ['3. 综合执法.', '拆除127宗.', '整治30宗.', '五. 问题']
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    depth = 0
    begin = start
    for mark in _SENTENCE_MARK.finditer(text, start, stop):
        if mark["opens"]:
            depth += 1
        elif mark["closes"]:
            depth = max(0, depth - 1)
        elif depth == 0 or mark["line"]:
            depth = 0
            spans.append((begin, mark.end()))
            begin = mark.end()
    spans.append((begin, stop))
    trimmed = (strip_span(text, *span) for span in spans)
    return [span for span in trimmed if span[0] < span[1]]


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return start, end
