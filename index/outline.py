"""The section tree of a report: which of the lines that may be headings are, and which stands under which.

Numbers cannot be trusted (3、 printed where 三、 was meant, （1） where （一） was), so a number is read with its
neighbours: a sequence goes on, begins at 1, or fills the gap another sequence has. Lists look like headings line by
line; they are told apart group by group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.heading_numbers import NUMERALS, RANK, Style
from index.headings import Mark, marks
from index.headings import rank as rank_of
from index.schema import Document, Section


@dataclass
class _Node:
    """A mark at its place in the tree being built."""

    mark: Mark
    rank: int
    parent: _Node | None
    children: list[_Node] = field(default_factory=list)
    heading: bool = False
    has_body: bool = False


def outline(document: Document) -> tuple[Section, ...]:
    """The sections of a report in the order of their headings; each spans to the next one that is not under it.

    `level` counts headings from the top, whatever their numbers' style: 1、 straight under 六、 is of level 2.
    """
    found = _without_cover(_placed(marks(document)))
    root = _tree(found)
    _bodies(document, found, root)
    _decide(root)
    return tuple(_sections(document, _walk(root)))


def _placed(found: list[Mark]) -> list[Mark]:
    """The marks, those without a number said to be chapters where they divide the report, an opening where it is numbered
    after them; 第一、 is 一、 where nothing else is."""
    if not any(mark.style in ("hanzi", "part") for mark in found):
        found = [mark._replace(style="hanzi") if mark.style == "ordinal" else mark for mark in found]
    plain = [place for place, mark in enumerate(found) if mark.style == "plain"]
    numbered = [place for place, mark in enumerate(found) if 1 <= RANK[mark.style] <= RANK["dotted"]]
    if not plain or (numbered and numbered[0] < plain[0]):
        return found
    divides = len(plain) > 2 or not numbered or plain[-1] > numbered[0]
    style: Style = "part" if divides else "words"
    return [mark._replace(style=style) if mark.style == "plain" else mark for mark in found]


def _without_cover(found: list[Mark]) -> list[Mark]:
    """The marks without what stands above the title: 附件4, a table of contents, headings a format gave the title."""
    first = next((place for place, mark in enumerate(found) if 1 <= RANK[mark.style] <= RANK["dotted"]), None)
    return [mark for place, mark in enumerate(found) if first is None or place >= first or _stays(mark)]


def _stays(mark: Mark) -> bool:
    """A mark before the first number: parts and known words stay, labels and declared titles go."""
    return mark.style == "part" or (mark.style == "words" and mark.declared is None)


def _tree(found: Sequence[Mark]) -> _Node:
    root = _Node(Mark(0, 0, 0, 0, 0, "part", 0, "", "text", None), -1, None)
    top = root
    for place, mark in enumerate(found):
        parent, rank = _parent(top, mark, found[place + 1 :])
        top = _Node(mark, rank, parent)
        parent.children.append(top)
    return root


def _open(top: _Node) -> list[_Node]:
    """The open nodes from the deepest up, the root left out."""
    nodes: list[_Node] = []
    node: _Node | None = top
    while node is not None and node.parent is not None:
        nodes.append(node)
        node = node.parent
    return nodes


def _parent(top: _Node, mark: Mark, later: Sequence[Mark]) -> tuple[_Node, int]:
    """The node `mark` stands under, and the rank it takes there."""
    nodes = _open(top)
    rank = rank_of(mark)
    if mark.style == "attachment" and _resumes(nodes, later):
        return top, RANK["words"]
    if mark.style in ("part", "attachment"):
        return _root(top), 0
    if mark.style == "words":
        return _parent_of_words(top, mark, nodes, later)
    before = _before(nodes, mark, rank)
    if before is not None and before.parent is not None:
        return before.parent, rank
    if (
        mark.value > 1
        and mark.style != "dotted"
        and (other := _gap_filled(nodes, mark, later))
        and other.parent is not None
    ):
        return other.parent, other.rank
    if mark.value == 1 and (meant := _meant(nodes, mark, later)) is not None:
        return _under(top, nodes, meant), meant
    same = next((node for node in nodes if node.rank == rank), None)
    if same is not None and same is not top and mark.value == 1 and mark.shape == "text":
        return top, RANK["circled"]  # a list told in one line under a deeper heading
    if same is not None and same.parent is not None:
        restarted = mark.value == 1 and rank == 1 and same.mark.value > 1
        return (same, 1) if restarted else (same.parent, rank)
    return _under(top, nodes, rank), rank


def _resumes(nodes: Sequence[_Node], later: Sequence[Mark]) -> bool:
    """The numbering that is open goes on later: 附表1 stands amid the report, not after it."""
    above = next((node for node in nodes if node.rank == 1), None)
    following = next((mark for mark in later if mark.style == "hanzi"), None)
    return above is not None and following is not None and following.value == above.mark.value + 1


def _before(nodes: Sequence[_Node], mark: Mark, rank: int) -> _Node | None:
    """The open node that `mark` goes on from: of two, the one of its own shape, else the deepest."""
    found = [node for node in nodes if node.rank == rank and node.mark.value == mark.value - 1]
    return next((node for node in found if node.mark.shape == mark.shape), found[0] if found else None)


def _root(node: _Node) -> _Node:
    while node.parent is not None:
        node = node.parent
    return node


def _under(top: _Node, nodes: Sequence[_Node], rank: int) -> _Node:
    """The deepest open node of a higher rank."""
    return next((node for node in nodes if node.rank < rank), _root(top))


def _gap_filled(nodes: Sequence[_Node], mark: Mark, later: Sequence[Mark]) -> _Node | None:
    """The open node of another style that `mark` follows, as 3、 follows 二、 when the next heading is 四、 or none.

    Only a line of its own can be a misprinted heading, and only when what comes later agrees.
    """
    if mark.shape == "text":
        return None
    for node in reversed(nodes):
        if node.rank >= RANK[mark.style] or node.mark.value != mark.value - 1:
            continue
        following = next((other for other in later if RANK[other.style] == node.rank), None)
        inner = next((other for other in later if RANK[other.style] > node.rank and other.style != mark.style), None)
        jumps = following is not None and following.value > mark.value
        restarts = inner is not None and inner.value <= 2 and any(open_.rank == RANK[inner.style] for open_ in nodes)
        if (
            jumps
            or (following is None and restarts)
            or (following is None and mark.shape == "line" and _alone(later, mark))
        ):
            return node
    return None


def _alone(later: Sequence[Mark], mark: Mark) -> bool:
    """Nothing later is numbered in its style on from it within a few lines: it heads a section, not a list."""
    return not any(other.style == mark.style and other.value == mark.value + 1 for other in later[:2])


def _meant(nodes: Sequence[_Node], mark: Mark, later: Sequence[Mark]) -> int | None:
    """The rank meant by a first number of the wrong style: （1） followed by （二） is （一）."""
    rank = RANK[mark.style]
    for other in later:
        if RANK[other.style] < rank and other.style in ("hanzi", "bracketed hanzi"):
            open_ = any(node.rank == RANK[other.style] for node in nodes)
            return RANK[other.style] if other.value == 2 and not open_ else None
        if other.style == mark.style and other.value == 2:
            return None
    return None


def _parent_of_words(top: _Node, mark: Mark, nodes: Sequence[_Node], later: Sequence[Mark]) -> tuple[_Node, int]:
    """Unnumbered headings: beside the numbered ones where those leave a gap or end, else under the open one."""
    above = next((node for node in nodes if node.rank == 1), None)
    if mark.shape == "run-in" or above is None:
        return _under(top, nodes, RANK["words"]), RANK["words"]
    following = next((other for other in later if other.style == "hanzi"), None)
    straight = top.mark.heading_end <= mark.start and top is above and not _text_between(top.mark, mark)
    gap = following is not None and following.value == above.mark.value + 2
    if above.parent is not None and (gap or (following is None and not straight)):
        return above.parent, 1
    return above, RANK["words"]


def _text_between(mark: Mark, after: Mark) -> bool:
    """Something stands between a heading and the next mark."""
    return after.start - mark.heading_end > 4


def _bodies(document: Document, found: Sequence[Mark], root: _Node) -> None:
    """Mark the nodes that have text or deeper marks under them before their next sibling."""
    starts = sorted(block.start for block in document.blocks)
    nodes = _all(root)
    for place, node in enumerate(nodes):
        stop = nodes[place + 1].mark.start if place + 1 < len(nodes) else len(document.text)
        inside = bisect_right(starts, node.mark.line_end - 1)
        has_text = inside < len(starts) and starts[inside] < stop
        node.has_body = has_text or bool(node.children) or node.mark.shape == "run-in"


def _all(node: _Node) -> list[_Node]:
    """The nodes under `node` in reading order."""
    found: list[_Node] = []
    stack = list(reversed(node.children))
    while stack:
        found.append(stack.pop())
        stack.extend(reversed(found[-1].children))
    return found


def _decide(root: _Node) -> None:
    """Tell headings from list items, one group of siblings at a time."""
    for parent in [root, *_all(root)]:
        groups: dict[int, list[_Node]] = {}
        for child in parent.children:
            groups.setdefault(child.rank, []).append(child)
        for rank, group in groups.items():
            for node in _headings_of(parent, rank, group):
                node.heading = True


def _headings_of(parent: _Node, rank: int, group: list[_Node]) -> list[_Node]:
    if parent.mark.style == "attachment" and not parent.mark.value:
        return []  # 附件： is followed by a list of attachments
    if rank == 0:
        return [node for node in group if node.has_body or not node.mark.value]
    shaped = [node for node in group if _is_shaped(node)]
    if rank == RANK["words"] or rank <= 2 or group[0].mark.style == "dotted":
        bodied = any(node.has_body for node in group) or parent.parent is None
        items = len(shaped) * 2 <= len(group)
        kept = [node for node in shaped if not (items and node.mark.shape == "sentence")]
        return kept if bodied else []
    bodied = sum(node.has_body for node in shaped) * 2 >= len(shaped)
    return shaped if bodied and len(shaped) * 5 > len(group) * 3 else []


def _is_shaped(node: _Node) -> bool:
    """It looks like a heading: a line, a run-in title, or a short sentence with text under it."""
    shape = node.mark.shape
    if shape == "sentence":
        return node.has_body
    return shape != "text" and node.mark.title_end > node.mark.title_start


def _walk(node: _Node) -> list[tuple[_Node, int]]:
    """The headings under `node` in reading order with their levels; a list item passes its level on."""
    found: list[tuple[_Node, int]] = []
    stack: list[tuple[_Node, int]] = [(child, 1) for child in reversed(node.children)]
    while stack:
        child, level = stack.pop()
        if child.heading:
            found.append((child, level))
        below = level + 1 if child.heading else level
        stack.extend((inner, below) for inner in reversed(child.children))
    return found


def _sections(document: Document, headings: Sequence[tuple[_Node, int]]) -> list[Section]:
    sections: list[Section] = []
    open_: list[str] = []
    for place, (node, level) in enumerate(headings):
        mark = node.mark
        title = " ".join(document.text[mark.title_start : mark.title_end].split())
        open_[level - 1 :] = [printed(mark.number, title)]
        end = next((later.mark.start for later, other in headings[place + 1 :] if other <= level), len(document.text))
        sections.append(
            Section(
                number=mark.number,
                title=title,
                level=level,
                start=mark.start,
                heading_end=mark.heading_end,
                end=end,
                path=tuple(open_),
            )
        )
    return sections


def printed(number: str, title: str) -> str:
    """A heading on one line; a blank keeps 附件1 and 2.3 apart from digits that follow, 附表 and a bare 壹 from its title.

    >>> printed("附件1", "2022年度自评表"), printed("一、", "概况"), printed("壹", "概况")
    ('附件1 2022年度自评表', '一、概况', '壹 概况')
    """
    bare = number[-1:] in NUMERALS
    apart = title and (number.startswith("附") or bare or (number[-1:].isdigit() and title[0].isdigit()))
    return f"{number} {title}" if apart else f"{number}{title}"
