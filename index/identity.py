"""Who reports on what, for which year: read from the report's own words, never from the file's name.

What a report does not say stays unknown. Only a place's parents are added (资阳区 lies in 益阳市, 湖南省), and only
where a single place bears the name or the text decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.bodies import digits, strip_year
from index.forms import collapse, flat
from index.gazetteer import locate
from index.lexicon import any_of, lexicon
from index.organisations import aliases, fellows, organisation
from index.packs import Pack
from index.schema import Document, Identity, Region, ReportKind, Section
from index.tables import grids
from index.titles import Line, front, title
from index.witnesses import Witness, witnesses

_YEAR = r"(?<!\d)(20[0-4]\d)"
_RANGE = re.compile(_YEAR + r"年?度?\s?[-—–~～至到]+\s?(20[0-4]\d)(?!\d)")
_IN_TITLE = re.compile(_YEAR + r"(?!\d)")
_EVALUATED = re.compile(
    _YEAR + r"年度?(?=.{0,14}(?:部门|整体|预算|支出|绩效|收入|收支|决算|财政|专项|项目|自评|全年|区财政|一般公共))"
)
_FIELD = re.compile(r"([\u4e00-\u9fff（）()\s]{2,24})[：:]\s*([^：:\t]{2,40}?)(?=\s{2,}|[\u3000\t]|$)")
_SEAL = re.compile(r"\((?:盖章|公章|签章|加盖公章|盖公章|章)\)")
_DOCUMENT_NUMBER = re.compile(r"[〔\[（(]20\d\d[〕\]）)]\s?第?\d*号?")
_USE = re.compile("(?:管理|拨付|分配|安排|和|及|与|、)*使用(?:管理|和管理|及管理)?(?:情况)?的?$")
_OPENING = 700


def identify(document: Document, sections: Sequence[Section], pack: Pack) -> Identity:
    """The identity of a report; `pack` gives the usual short forms of parts of unit names."""
    lines = front(document, sections)
    name, first, stop = title(lines)
    fields = _fields(document)
    said = witnesses(document, lines, name, fields)
    unit = organisation(document, lines, name, said)
    opening = document.text[:_OPENING]
    region = locate(unit or strip_year(digits(name)).removeprefix("关于"), evidence=f"{name}\n{document.text}")
    kind = _kind(name, lines, opening, document, sections)
    if kind == "项目支出" and not unit:
        unit = _place(name, region)
    return Identity(
        title=name,
        organisation=unit,
        aliases=_other_names(unit, kind, said, document.text, pack) if unit else (),
        region=region,
        year=_year(name, lines[first : stop + 2], fields, document.text),
        kind=kind,
        project=_project(name, unit, region, fields) if kind == "项目支出" else "",
    )


def _place(name: str, region: Region) -> str:
    """The place that a title begins with, for a report on its money that names no unit: 湖北省通山县2022年渔业苗种补助资金."""
    words = strip_year(digits(name)).removeprefix("关于")
    places = "".join(f"(?:{re.escape(place)})?" for place in (region.province, region.city, region.county))
    found = re.match(places, words)
    return found[0] if found else ""


def _other_names(unit: str, kind: ReportKind, said: Sequence[Witness], text: str, pack: Pack) -> tuple[str, ...]:
    """What else the unit goes by; of a project also the names of those beside it who are in charge or carry it out."""
    others = fellows(unit, said) if kind != "部门整体支出" else ()
    return tuple(dict.fromkeys((*aliases(unit, text, pack), *others)))


def _fields(document: Document) -> dict[str, str]:
    """Labels of forms and cover lines to their values, the first of each; labels without blanks and brackets."""
    found: dict[str, str] = {}
    for read in grids(document)[:4]:
        for cell in read.cells:
            if cell.role == "data" and len(cell.row) == 1 and not cell.column:
                found.setdefault(_SEAL.sub("", flat(cell.row[0])), cell.text)
    for paragraph in document.paragraphs[:40]:
        line = document.text[paragraph.start : paragraph.end]
        for match in _FIELD.finditer(line):
            found.setdefault(_SEAL.sub("", flat(match[1])), collapse(match[2]))
    return found


def _year(name: str, near: Sequence[Line], fields: dict[str, str], text: str) -> int | None:
    """The year evaluated: the title's, a form's, a line's beside the title, or the one the text is about.

    Of a range the last year. Years in document numbers and dates of publication do not count.
    """
    if years := _years(name):
        return years[-1]
    for label in lexicon().identity.year_fields:
        if years := _years(fields.get(flat(label), "")):
            return years[-1]
    for line in near:
        if re.fullmatch(r"[（(]?\s?20\d\d\s?-?年?度\s?[）)]?", line.words) and (years := _years(line.words)):
            return years[-1]
    votes = Counter(
        int(match[1]) for match in _EVALUATED.finditer(re.sub(r"[〔\[（(]20\d\d[〕\]）)]\s?\d*号?", "", text))
    )
    return votes.most_common(1)[0][0] if votes else None


def _years(words: str) -> list[int]:
    bare = _DOCUMENT_NUMBER.sub("", digits(re.sub(r"\s", "", words)))
    if span := _RANGE.search(bare):
        return [int(span[1]), int(span[2])]
    return [int(match[1]) for match in _IN_TITLE.finditer(bare)][-1:]


def _kind(
    name: str, lines: Sequence[Line], opening: str, document: Document, sections: Sequence[Section]
) -> ReportKind:
    """By the title; else by a project named on the cover; else by the opening, the headings and the tables' titles."""
    words = lexicon().identity
    if any(word in name for word in words.whole_department):
        return "部门整体支出"
    if any(word in name for word in words.project):
        return "项目支出"
    if any(flat(line.words).startswith(f"{flat(label)}:") for line in lines for label in words.project_fields):
        return "项目支出"
    around = "\n".join([opening, *(section.title for section in sections), *(table.title for table in document.tables)])
    whole = sum(around.count(word) for word in words.whole_department[:6])
    project = sum(around.count(word) for word in words.project[:4]) + sum(
        around.count(word) for word in ("项目概况", "项目名称", "项目背景")
    )
    if whole or project:
        return "部门整体支出" if whole * 2 >= project else "项目支出"
    return "其他"


def _project(name: str, unit: str, region: Region, fields: dict[str, str]) -> str:
    """The project's name: a form's, or the title without unit, place, year and kind of report."""
    for label in lexicon().identity.project_fields:
        if value := fields.get(flat(label)):
            return strip_year(value).removeprefix("的") or value
    rest = re.sub(r"[（(]\s*[）)]", "", strip_year(digits(name))).removeprefix("关于").replace(unit, "", 1)
    for place in (region.province, region.city, region.county):
        rest = rest.removeprefix(place)
    rest = re.sub(r"^关于|^(?:的)", "", rest)
    rest = re.sub(
        r"(?:支出)?(?:的)?(?:项目)?(?:支出)?(?:财政|重点)?" + any_of(lexicon().identity.titles) + r".*$", "", rest
    )
    rest = re.sub(r"^(?:关于)?(?:开展)?", "", rest).strip("《》“”的")
    rest = _USE.sub("", rest)
    generic = {"", "项目", "项目支出", "专项资金", "资金", "专项", "部门项目", "财政项目", "项目资金"}
    return "" if rest in generic or len(rest) > 50 else rest
