"""The very name asked for, quoted before the sentence that tells it: which company, the number of which document."""

from __future__ import annotations

import re

from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.plans.pieces import Piece
from assistant.query import Query
from assistant.sought import Kind, kinds_of

_COMPANY = re.compile(
    r"(?:^|(?<=[，。；：:、（(“”\s])|(?<=由)|(?<=委托)|(?<=聘请)|(?<=邀请)|(?<=确定)|(?<=选定)|(?<=单位)|(?<=单位为)|(?<=单位是)|(?<=机构)|(?<=机构为))"
    r"[\u4e00-\u9fff·]{2,18}?(?:有限责任公司|有限公司|公司|集团|事务所|研究院|设计院|合作社)"
)
_BEFORE = re.compile(
    r"^.*?(?:(?:单位|企业|机构|供应商|中标人|中标方)(?:为|是)?|[商方人][为是]|交由|由|委托|聘请|邀请|确定|选定|选择|引入|引进|购买|采购|支付|付给|交给|通过|依托|会同|联合)(?=[\u4e00-\u9fff]{4})"
)
"""What stands before a name and is none of it."""
_ENDING = re.compile("公司|集团|事务所")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[［（(【]\d{4}[〕\]］）)】]第?\d+号")
_OTHERS = re.compile("学校|学院|医院|卫生院|银行|村|镇|乡|街道|局|社区|企业|商户|农户|园区|机构|中心")
"""What is asked for by such a noun is no company or office."""
_SEVERAL = re.compile("分别|各|都|哪[几些两三四五]|名单")


def tell(draft: Draft, query: Query, pieces: list[Piece], corpus: Corpus) -> None:
    """Put the name asked for into the draft, quoted, before the sentences that tell it are."""
    for kind in kinds_of(query)[:1]:
        if (found := told_name(kind, query.text, pieces)) is not None:
            piece, start, end = found
            path = piece.section.path if piece.section else ()
            number = draft.sources.span(piece.report_id, start, end, section=path, page=piece.page)
            draft.paragraphs.append(f"是“{corpus.text(piece.report_id)[start:end]}”[{number}]。")


def told_name(kind: Kind, question: str, pieces: list[Piece]) -> tuple[Piece, int, int] | None:
    """The piece with the name and its place in the report, where exactly one such name is told in prose."""
    pattern = {"company": _COMPANY, "evaluator": _COMPANY, "document_number": _NUMBER}.get(kind.name)
    if pattern is None or _SEVERAL.search(question) or any(piece.row for piece in pieces):
        return None
    if pattern is _COMPANY and _OTHERS.search(question.partition("哪")[2]):
        return None
    found: dict[str, tuple[Piece, int, int]] = {}
    for piece in pieces:
        for match in pattern.finditer(piece.said):
            start = match.start()
            if pattern is _COMPANY and (before := _BEFORE.match(match.group())):
                start += before.end()
            name = piece.said[start : match.end()]
            if "事务所" in question and not name.endswith("事务所"):
                continue
            found.setdefault(name, (piece, piece.start + start, piece.start + match.end()))
    if len(found) != 1:
        return None
    name, place = next(iter(found.items()))
    others = "".join(piece.said for piece in pieces).replace(name, "")
    return None if pattern is _COMPANY and _ENDING.search(others) else place
