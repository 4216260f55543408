"""Bytes to text: the mark at the front, UTF-8, GB18030, Big5; never a free guess.

Nearly every byte string decodes as GB18030, Big5 ones too, so between those two the result is looked at: real text is
made of common characters.
"""

from __future__ import annotations

import codecs

from index.errors import BrokenFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进等部度"
    "资金项目绩效评价报告情况预算决算收支出管理使单位财政局县市区元万亿基本其及将按照实际完成目标指标务体制公共设服开展加强问题措施存落全"
    "這個為來時們說對會過動發進種後經學產業務實際項評價報況預單決開強問題資縣區億萬標與關設備計畫類總額費數據應該組織機構職責處長應"
    "，。、：；（）“”《》一二三四五六七八九十0123456789%.\t\n\r "
)


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; a byte order mark is no part of the text.

    Raises:
        BrokenFile: It is not text in any of the encodings, or it is not text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name=name), encoding
    if (wide := _wide(data)) is not None:
        return _strict(data, wide, name=name), wide
    for encoding, text in _candidates(data):
        return _checked(text, name=name), encoding
    raise BrokenFile(name, "文字编码认不出来", "请另存为 UTF-8 编码的文本文件后重试")


def _candidates(data: bytes) -> list[tuple[str, str]]:
    """Decodings to try, the best first."""
    text = _try(data, "utf-8")
    if text is None:
        text = _cut_short(data)
    if text is not None:
        return [("utf-8", text)]
    found = [(encoding, text) for encoding in ("gb18030", "big5hkscs") if (text := _try(data, encoding)) is not None]
    return sorted(found, key=lambda pair: -_commonness(pair[1]))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _cut_short(data: bytes) -> str | None:
    """UTF-8 that breaks off inside its last character, or holds one damaged spot in a thousand bytes."""
    text = data.decode("utf-8", errors="replace")
    wide = sum(char > "\u07ff" for char in text[:20000])
    return text if 0 < text.count("\ufffd") <= 1 + len(data) // 3000 and wide * 20 > min(len(text), 20000) else None


def _commonness(text: str) -> float:
    sample = text[:4000]
    return sum(char in _COMMON for char in sample) / max(1, len(sample))


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of line ends and digits is zero."""
    head = data[:4000]
    if head.count(0) * 20 < len(head) or len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else None


def _strict(data: bytes, encoding: str, *, name: str) -> str:
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    try:
        return _checked(data[: len(data) - len(data) % width].decode(encoding), name=name)
    except UnicodeDecodeError as error:
        raise BrokenFile(name, f"标明是 {encoding} 编码，内容却不是", "请另存为 UTF-8 编码的文本文件后重试") from error


def _checked(text: str, *, name: str) -> str:
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in text[:200_000])
    if controls * 100 > min(len(text), 200_000) or (controls and len(text) < 20):
        raise BrokenFile(name, "不是文本文件（满是控制字符）", "请确认文件没有损坏、后缀名与内容相符")
    return text
