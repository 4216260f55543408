"""Web pages (.html, .mhtml): the article out of the site around it, by Beautiful Soup over lxml.

The article is the smallest element that holds nearly all the words that are not links. Its own title may stand outside;
lines like 索引号, 浏览次数, 打印 around it are the site's and are left out.
"""

from __future__ import annotations

import email
import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from email.policy import default as mail_policy
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PageElement

from index.errors import BrokenFile, TooLarge
from index.forms import flat
from index.lexicon import any_of, lexicon
from index.readers.encoding import decode
from index.readers.limits import DEFAULT, Limits
from index.readers.numbering import numeral
from index.readers.writer import Spot, Writer
from index.schema import Document

_DROPPED = re.compile(r"^(?:script|style|noscript|template|nav|footer|iframe|select|button|svg|head|rt|rp)$")
_CONTAINER = re.compile(
    r"address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figure|header|html|main|section"
)
_BLOCK = re.compile(_CONTAINER.pattern + r"|h[1-6]|li|ol|ul|p|pre|table|caption|tbody|thead|tfoot|tr|td|th")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\x0b\x0c]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE_LINE = re.compile(
    r"^[【\[（(]?\s*" + any_of(lexicon().site.lines) + r"\s*(?:[:：>》＞】\]）)|]|$|\s|\d)|^.{0,12}[>＞»].{0,40}[>＞»]"
)
_PICTURE = re.compile(r"data:[\w/+.;=-]*base64,[A-Za-z0-9+/=\s]*")
_MAX_DEPTH = 200
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_LIST_STYLES = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "upperLetter"),
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    **dict.fromkeys(
        ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"), "chineseCounting"
    ),
    **dict.fromkeys(("none", "disc", "circle", "square"), "none"),
}
"""CSS list styles → Word's number formats."""
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_html(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a web page.

    Raises:
        BrokenFile: Not text.
    """
    return _read(_decoded(data, name=name), name=name, limits=limits, format_="html")


def read_mhtml(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a web page saved whole (.mhtml): its first HTML part.

    Raises:
        BrokenFile: No page in it.
    """
    message: Message = email.message_from_bytes(data, policy=mail_policy)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                charset = (part.get_content_charset() or "").encode()
                page = _decoded(payload, name=name, charset=charset)
                return _read(page, name=name, limits=limits, format_="mhtml")
    raise BrokenFile(name, "里面没有网页正文", "请用浏览器重新保存网页")


def _decoded(data: bytes, *, name: str, charset: bytes = b"") -> str:
    """The page's text by its declared character set where that is true, else as plain text is decoded."""
    declared = charset or (found[1] if (found := _CHARSET.search(data[:4096])) else b"")
    known = {b"gb2312": "gb18030", b"gbk": "gb18030"}.get(declared.lower(), declared.decode("ascii", "ignore"))
    if known:
        try:
            return data.removeprefix(b"\xef\xbb\xbf").decode(known)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name=name)[0]


def _read(page: str, *, name: str, limits: Limits, format_: str) -> Document:
    page = _PICTURE.sub("", page)
    if len(page) > limits.max_markup:
        problem = f"网页代码有 {len(page) // 10000} 万字符，超过 {limits.max_markup // 10000} 万的上限"
        raise TooLarge(name, problem, "请把正文复制到文本文件后重试")
    soup = BeautifulSoup(page, "lxml")
    site_title = soup.title.get_text() if soup.title else ""
    heading = _site_heading(soup)
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    for tag in [*soup.find_all(style=_HIDDEN), *soup.find_all("div", title=re.compile(r"^(?:header|footer)$"))]:
        tag.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    article = _article(soup.body or soup, name=name)
    writer = Writer(name=name, limits=limits)
    if title := _missing_title(heading, site_title, article):
        writer.paragraph(title)
    _Walker(writer).walk(article)
    return writer.document(format_)


def _site_heading(soup: BeautifulSoup) -> str:
    """The page's own heading: its only <h1>, or an element that is called a title."""
    headings = soup.find_all("h1")
    if len(headings) == 1 and (words := headings[0].get_text(" ", strip=True)):
        return str(words)
    named = soup.find(class_=re.compile(r"(?:^|[_-])(?:title|bt|biaoti)(?:$|[_-])", re.IGNORECASE))
    words = named.get_text(" ", strip=True) if isinstance(named, Tag) else ""
    return words if 6 <= len(words) <= 80 else ""


def _article(body: Tag, *, name: str) -> Tag:
    """The smallest element that holds four fifths of the words outside links.

    Raises:
        TooLarge: Elements are nested deeper than any page's.
    """
    weights = _weights(body, name=name)
    best, total = body, max(1, weights[id(body)])
    while True:
        children = [child for child in best.find_all(True, recursive=False) if _CONTAINER.fullmatch(child.name)]
        inner = max(children, key=lambda child: weights[id(child)], default=None)
        if inner is None or weights[id(inner)] * 10 < total * 8:
            return best
        best = inner


def _weights(body: Tag, *, name: str) -> Counter[int]:
    """Characters of each element's words, links left out, by the element's identity."""
    weights: Counter[int] = Counter()
    for string in body.find_all(string=True):
        above = list(islice(string.parents, _MAX_DEPTH + 1))
        if len(above) > _MAX_DEPTH:
            raise TooLarge(name, f"网页嵌套超过 {_MAX_DEPTH} 层", "请把正文复制到文本文件后重试")
        if not any(parent.name == "a" for parent in above):
            length = len(string.strip())
            for parent in above:
                weights[id(parent)] += length
    return weights


def _missing_title(heading: str, site_title: str, article: Tag) -> str:
    """A report's title that stands outside the article, "" when the article has it or there is none."""
    head = flat(article.get_text()[:600])
    for words in (heading, re.split(r"[_|]|\s[-—–]\s", site_title)[0].strip()):
        words = re.sub(r"\s+", " ", words)
        if words and any(flat(words).endswith(flat(ending)) for ending in lexicon().identity.titles):
            return "" if flat(words) in head else words
    return ""


class _Walker:
    """Writes an element's paragraphs and tables in reading order."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._line: list[str] = []
        self._number = ""
        self._links: list[str] = []
        self._level: int | None = None

    def walk(self, root: Tag) -> None:
        """Write everything under `root`."""
        self._inside(root, depth=0)
        self._end_line()

    def _inside(self, parent: Tag, *, depth: int) -> None:
        count = _attribute(parent, "start", default=1) - 1 if parent.name == "ol" else 0
        for child in parent.children:
            if isinstance(child, NavigableString):
                self._line.append(_SPACE.sub(" ", str(child)))
            elif isinstance(child, Tag) and depth < _MAX_DEPTH:
                if child.name == "li":
                    count = _attribute(child, "value", default=count + 1)
                self._element(child, depth=depth, count=count if parent.name == "ol" else 0)

    def _element(self, tag: Tag, *, depth: int, count: int) -> None:
        if tag.name == "br":
            self._end_line()
        elif tag.name == "table":
            self._end_line()
            self._table(tag, depth=depth)
        elif _BLOCK.fullmatch(tag.name):
            self._end_line()
            if tag.name == "li" and count:
                self._number = _list_number(tag, count)
            level = int(tag.name[1]) if re.fullmatch(r"h[1-6]", tag.name) else None
            self._level = level or self._level
            self._inside(tag, depth=depth + 1)
            self._end_line()
            self._level = None if level else self._level
        else:
            if tag.name == "a":
                self._links.append(tag.get_text())
            self._inside(tag, depth=depth + 1)

    def _end_line(self) -> None:
        words = "".join(self._line).strip(" ")
        menu = len(self._links) > 1 and flat("".join(self._links)) == flat(words.replace("|", ""))
        self._line.clear()
        self._links.clear()
        if words.strip() and not menu and not (len(words) <= 120 and _SITE_LINE.search(words.strip())):
            self._writer.paragraph(self._number + words, level=self._level)
            self._number = ""

    def _table(self, table: Tag, *, depth: int) -> None:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in _cells(row)]
        if len(cells) <= 1 or any(cell.find("table") for cell in cells):  # a frame, not a table
            for cell in cells:
                self._inside(cell, depth=depth + 1)
                self._end_line()
            return
        spots = _spots(rows, self._writer)
        if _is_site_table(spots):
            return
        if caption := table.find("caption", recursive=False):
            self._inside(caption, depth=depth + 1)
            self._end_line()
        self._writer.table(spots)


def _list_number(item: Tag, count: int) -> str:
    """The number that a browser prints before an item of a numbered list: 3. 三、 c. iv."""
    styles = " ".join(str(tag.get("style", "")) for tag in (item.parent, item) if tag is not None).lower()
    said = _LIST_STYLE.findall(styles)
    plain = _LIST_TYPES.get(str((item.parent or item).get("type", "")), "decimal")
    format_ = _LIST_STYLES.get(said[-1], "decimal") if said else plain
    if format_ == "none":
        return ""
    return numeral(count, format_) + ("、" if format_ == "chineseCounting" else ".")


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.find_all(["tr", "thead", "tbody", "tfoot"], recursive=False):
        if child.name == "tr":
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def _cells(row: Tag) -> list[Tag]:
    return list(row.find_all(["td", "th"], recursive=False))


def _spots(rows: list[Tag], writer: Writer) -> list[Spot]:
    """The cells at their grid places, row and column spans taken into account."""
    spots: list[Spot] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        column = 0
        for cell in _cells(line):
            while (row, column) in taken:
                column += 1
            down = min(_span(cell, "rowspan"), len(rows) - row)
            across = _span(cell, "colspan")
            spots.append(Spot(row, column, down, across, _cell_words(cell)))
            writer.allow(len(taken) + down * across)
            taken.update((row + below, column + right) for below in range(down) for right in range(across))
            column += across
    return spots


def _span(cell: Tag, name: str) -> int:
    return min(max(1, _attribute(cell, name, default=1)), 200)


def _attribute(tag: Tag, name: str, *, default: int) -> int:
    value = str(tag.get(name, "")).strip()
    return int(value) if value.isdigit() and value.isascii() and len(value) < 5 else default


def _cell_words(cell: Tag) -> str:
    lines: list[str] = [""]

    def collect(node: PageElement) -> None:
        if isinstance(node, NavigableString):
            lines[-1] += _SPACE.sub(" ", str(node))
        elif isinstance(node, Tag):
            breaks = node.name == "br" or bool(_BLOCK.fullmatch(node.name))
            if breaks:
                lines.append("")
            for child in node.children:
                collect(child)
            if breaks:
                lines.append("")

    for child in cell.children:
        collect(child)
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _is_site_table(spots: list[Spot]) -> bool:
    """The block of 索引号, 发布机构, 发布日期 that sites put above an article."""
    known = sum(bool(_SITE_LINE.search(spot.words.strip())) for spot in spots)
    return known >= 3 and known * 3 >= sum(1 for spot in spots if spot.words.strip())
