"""What an answer's text states, held against the figures it may be: each number with its unit, year, basis and marks.

Names, formulas, messages of findings and rows read out are compared whole and set aside; a number that is then still
there is a claim, and needs a figure with the same digits, unit of measure, year, basis and citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from assistant.amounts import MINUS, digits
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.figures import Figure, formula
from assistant.schema import Answer
from assistant.tallies import ASIDE, without_tallies
from index.schema import Basis, Finding
from index.text import plain
from index.units import MEASURES

_NUMBER = re.compile(r"(?<![\d.])(?<!\d/)[-−]?\d[\d,]*(?:\.\d+)?")
_SPELLED = re.compile(
    r"百分之[零〇一二两三四五六七八九十百]+|[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*(?:亿元|万元|元)"
)
_MARK = re.compile(r"\[(\d+)\]")
_MARKS = r"((?:\[\d+\])+)"
_YEAR = re.compile(r"(?<!\d)(\d{4})年")
_YEAR_FIRST = re.compile(r"^\d{4}年度?")
_BASIS = re.compile(r"（(" + "|".join(get_args(Basis)) + r")）")
_MEASURES = "|".join(map(re.escape, sorted((*MEASURES, "元", "%", "‰"), key=len, reverse=True)))
_MEASURE = re.compile(f"[十百千万亿]*(?:{_MEASURES})")
_CHANGE = re.compile(r"同比|增|减|下?降|上?升|提高|压减|缩短|回落|下滑|延长")
_BARE = re.compile(rf"[\d.,%]+[万亿]?(?:{_MEASURES}|年度?|年[初末])?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a line of text.

    Attributes:
        line: The whole line.
        place: Where in it the number begins.
        before: Its sentence up to the number.
        after: The line from the number's end.
    """

    number: str
    line: str
    place: int
    before: str
    after: str

    @property
    def digits(self) -> str:
        return self.number.replace(",", "").lstrip("-" + MINUS)

    @property
    def negative(self) -> bool:
        return self.number[0] in "-" + MINUS


def false_statements(text: str, answer: Answer, draft: Draft, figures: list[Figure], corpus: Corpus) -> list[str]:
    """What `text` (the answer's, each quotation replaced by “”) states that nothing in evidence bears out."""
    known = {citation.n for citation in answer.citations}
    found = [f"citation {n} does not exist" for n in _MARK.findall(text) if int(n) not in known]
    named = _named(text, figures)
    text = _without_known(text, answer, draft, figures, corpus, found)
    text, miscounted = without_tallies(text, answer, draft, figures, corpus)
    found += miscounted
    found += [f"{match.group()} is not accounted for" for match in _SPELLED.finditer(text)]
    years = _years(answer, draft, figures, corpus)
    marks = _marks_of(figures, draft)
    for line in text.split("\n"):
        labels = _said({f.label for f in named if f.operator is None and f.label and f.label in line}, line)
        claimed: list[tuple[int, int]] = []
        for start, claim in _claims(line):
            claimed.append((start, start + len(claim.before)))
            others = labels - _last(labels, claim)
            fitting = (figure for figure in named if figure.operator is not None or figure.label not in others)
            if not any(_bears_out(figure, claim, marks) for figure in fitting):
                found.append(f"{claim.number}{claim.after[:4]} is not accounted for")
        for match in _YEAR.finditer(line):
            within = any(start <= match.start() < end for start, end in claimed)
            if not within and int(match.group(1)) not in years:
                found.append(f"{match.group()} is not accounted for")
    return found


def _claims(line: str) -> Iterator[tuple[int, Claim]]:
    """The numbers of a line that are no years, with where their sentences begin."""
    bare = _MARK.sub(lambda match: "]" * len(match.group()), line)
    for match in _NUMBER.finditer(bare):
        if re.fullmatch(r"\d{4}", match.group()) and bare.startswith("年", match.end()):
            continue
        start = max(bare.rfind(end, 0, match.start()) for end in "。；]") + 1
        yield start, Claim(match.group(), line, match.start(), bare[start : match.start()], line[match.end() :])


def _marks_of(figures: Iterable[Figure], draft: Draft) -> dict[int, frozenset[int]]:
    """The citations of each figure, by its identity; none for a figure of which a fact is cited nowhere."""
    numbers: dict[str, set[int]] = {}
    for citation in draft.sources.citations:
        for fact in draft.sources.facts_at(citation.n):
            numbers.setdefault(fact.id, set()).add(citation.n)
    marks = {}
    for figure in figures:
        each = [numbers.get(fact.id, set()) for fact in figure.facts()]
        marks[id(figure)] = frozenset().union(*each) if all(each) else frozenset()
    return marks


def _bears_out(figure: Figure, claim: Claim, marks: dict[int, frozenset[int]]) -> bool:
    """Whether a figure is what is claimed."""
    if digits(figure.value, decimals=figure.decimals).lstrip("-") != claim.digits:
        return False
    if claim.negative and figure.value >= 0:
        return False
    rest = claim.after.removeprefix("余")
    measure = _MEASURE.match(rest)
    if not rest.startswith(figure.unit) or (measure and len(measure.group()) > len(figure.unit)):
        return False
    cited = re.match(r"(?:以上|以下)?）?" + _MARKS, rest[len(figure.unit) :])
    if cited is None and figure.operator is None:
        return False
    if cited is not None and {int(n) for n in _MARK.findall(cited.group(1))} != marks[id(figure)]:
        return False
    return _of_year(figure, claim.before) and _of_basis(figure, claim.before)


def _said(labels: set[str], line: str) -> set[str]:
    """The labels a line says by themselves, not only within a longer one: no 满意度 where only 群众满意度 stands."""
    said = set()
    for label in sorted(labels, key=len, reverse=True):
        if label in line:
            said.add(label)
            line = line.replace(label, ASIDE)
    return said


def _last(labels: set[str], claim: Claim) -> set[str]:
    """The labels that stand nearest before a number; one may end another.

    An item of a list that has no label of its own has the one before the list: 执行率超过98%的有2家：甲的整体执行率（…）[1]、乙（…）[2].
    """
    before = claim.line[: claim.place]
    head = before.partition("：")[0]
    own = any(label in claim.before for label in labels)
    if not own and "：" not in claim.before and any(label in head for label in labels):
        before = head
    ends = {label: end + len(label) for label in labels if (end := before.rfind(label)) >= 0}
    last = max(ends.values(), default=-1)
    return {label for label, end in ends.items() if end == last}


def _of_year(figure: Figure, sentence: str) -> bool:
    years = {figure.year} if figure.year is not None else {fact.year for fact in figure.facts()}
    return years == {None} or all(int(year) in years for year in _YEAR.findall(sentence))


def _of_basis(figure: Figure, sentence: str) -> bool:
    bases = {figure.basis} if figure.operator is None else {fact.basis for fact in figure.facts()}
    return "" in bases or not bases or set(_BASIS.findall(sentence)) <= bases


def _named(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures whose name the text says: a stated one's, and a computed one's that holds a year.

    Figures in a list share the name of one of them.
    """
    stated = any(_stem(name) in text for f in figures if f.operator is None for name in (f.label, f.metric))
    dated = {f.label: until for f in figures if f.operator is not None and (until := _until_year(f.label))}
    said = any(until in text for until in dated.values())
    return [f for f in figures if (said or f.label not in dated if f.operator is not None else stated)]


def _until_year(label: str) -> str:
    """The label as far as its last year: 人员经费（决算）较2022年 of 人员经费（决算）较2022年的变化率; "" without one."""
    years = list(_YEAR.finditer(label))
    return label[: years[-1].end()] if years else ""


def _stem(label: str) -> str:
    """The label as far as it is told of a change: 总支出 of 总支出增长."""
    change = _CHANGE.search(label, 2)
    return label[: change.start()] if change else label


def _without_known(
    text: str, answer: Answer, draft: Draft, figures: list[Figure], corpus: Corpus, found: list[str]
) -> str:
    """The text without formulas, findings, rows and names; a wrong mark after one of these is a problem."""
    marks = _marks_of(figures, draft)
    whole: dict[str, set[frozenset[int]]] = {}
    for figure in figures:
        whole.setdefault(formula(figure), set()).add(marks[id(figure)])
    for finding in draft.findings:
        for said in (finding.message.rstrip("。"), finding.formula):
            whole.setdefault(said, set()).add(_places(finding, answer))
    whole.pop("", None)
    for words, own in sorted(whole.items(), key=lambda pair: -len(pair[0])):
        for match in re.finditer(re.escape(words) + _MARKS, text):
            if frozenset(int(n) for n in _MARK.findall(match.group(1))) not in own:
                found.append(f"{match.group(1)} is not where {words[:20]} stands")
        text = re.sub(re.escape(words) + rf"{_MARKS}?", ASIDE, text)
    text = _without_rows(text, answer, draft, found)
    text = _without_headings(text, answer, corpus, found)
    asked = plain(answer.question) + "\n" + answer.question
    text = re.sub(
        r"“([^“”]*\d[^“”]*?)…?”", lambda match: ASIDE if _asked(match.group(1), asked) else match.group(), text
    )
    for word in sorted(_names(answer, draft, figures, corpus), key=len, reverse=True):
        text = _aside(word, text)
    return text


def _asked(words: str, question: str) -> bool:
    """Whether words are the question's, or the question's as understood: each of its numbers is."""
    return words in question or all(re.search(rf"(?<!\d){n}(?!\d)", question) for n in re.findall(r"\d+", words))


def _aside(word: str, text: str) -> str:
    """The text without a word that holds digits; never a part of a longer number."""
    if word not in text:
        return text  # a corpus has thousands of names, an answer few
    before, after = (r"(?<![\d.])" if word[0].isdigit() else ""), (r"(?!\d)" if word[-1].isdigit() else "")
    return re.sub(before + re.escape(word) + after, ASIDE, text)


def _places(finding: Finding, answer: Answer) -> frozenset[int]:
    places = {(place.location.report_id, place.location.start, place.location.end) for place in finding.places}
    return frozenset(c.n for c in answer.citations if (c.report_id, c.start, c.end) in places)


def _without_rows(text: str, answer: Answer, draft: Draft, found: list[str]) -> str:
    """Rows read out, where their numbers stand in the row cited."""
    quotes = {c.n: c.quote.replace(",", "") + " ".join(c.section) for c in answer.citations}
    for row in sorted(filter(None, draft.literals), key=len, reverse=True):
        for match in re.finditer(re.escape(row) + r"\[(\d+)\]", text):
            cited = quotes.get(int(match.group(1)), "")
            cells = [n for cell in row.replace(",", "").split("；") for n in _NUMBER.findall(cell.rsplit(" ", 1)[-1])]
            if not all(cell.lstrip("-" + MINUS) in cited for cell in cells):
                found.append(f"row {row[:20]} is not at {match.group(1)}")
        text = _aside(row, text)
    return text


def _without_headings(text: str, answer: Answer, corpus: Corpus, found: list[str]) -> str:
    """The line before quotations: its unit, year and section must be those of what is quoted under it."""
    heading = re.compile(r"(?m)^(.*?)(\d{4})年度报告(?:的“(.*)”部分)?写道：\n(.*?\[(\d+)\])$")
    reports = {c.n: c.report_id for c in answer.citations}

    def checked(match: re.Match[str]) -> str:
        report_id = reports.get(int(match.group(5)), "")
        card = corpus.cards.get(report_id)
        titles = {section.title for section in corpus.sections(report_id)} if card else set()
        if card is None or str(card.identity.year) != match.group(2) or (match.group(3) or "") not in {*titles, ""}:
            found.append(f"{match.group(2)} {match.group(3)} is not where the quotation is from")
        return f"{ASIDE}\n{match.group(4)}"

    return heading.sub(checked, text)


def _names(answer: Answer, draft: Draft, figures: list[Figure], corpus: Corpus) -> set[str]:
    """Names that hold digits of their own: units, titles, headers, sections, labels."""
    numbered = corpus.once("names with signs", lambda: [u.name for u in corpus.units if not u.name.isalpha()])
    words = {name for name in numbered if name in answer.text}
    for citation in answer.citations:
        cell = (citation.table.row, citation.table.column) if citation.table else ()
        headers = {header for path in cell for header in path.split(" / ")}
        words |= {citation.title, *citation.section, *cell, *headers, " / ".join(cell)}
    words |= {section.title for c in answer.citations for section in corpus.sections(c.report_id)}
    for figure in figures:
        changed = _CHANGE.search(figure.label, 2)
        words |= {figure.label, _until_year(figure.label), *(fact.subject for fact in figure.facts())}
        words |= {figure.label[: changed.start()]} if changed else set()
    words |= set(draft.literals)
    # A header 2022年在职人数 is told as a year and a label (or the first of it), which are held against the figure.
    labels = {figure.label for figure in figures}
    dated = {word for word in words if _YEAR_FIRST.match(word) and word not in labels}
    words -= {word for word in dated if any(label.startswith(_YEAR_FIRST.sub("", word)) for label in labels)}
    telling = (word for word in words if len(word) > 1 and not _BARE.fullmatch(word))
    return {word for word in telling if any(char.isdigit() for char in word) or _SPELLED.search(word)}


def _years_by_report(corpus: Corpus) -> dict[str, tuple[int | None, ...]]:
    """The year of each report; an entity of a table has figures of several."""
    years: dict[str, tuple[int | None, ...]] = {card.id: (card.identity.year,) for card in corpus.cards.values()}
    tabled = [unit for unit in corpus.units if unit.name in corpus.tabled]
    return years | {name: unit.years for unit in tabled for name in unit.report_ids if name in corpus.table_ids}


def _years(answer: Answer, draft: Draft, figures: list[Figure], corpus: Corpus) -> set[int | None]:
    """Years a sentence without figures may name: of the figures, of the reports asked about, and those asked for."""
    years = {fact.year for figure in figures for fact in figure.facts()} | {figure.year for figure in figures}
    by_report = corpus.once("years of reports", lambda: _years_by_report(corpus))
    years |= {year for its in filter(None, set(map(by_report.get, draft.scope))) for year in its}
    asked = re.findall(r"\d+", plain(answer.question) + answer.understood)
    years |= {int(number) + (2000 if len(number) == 2 else 0) for number in asked}
    latest = max((year for year in years if year), default=0)
    return years | {latest - int(back) for back in re.findall(r"前(\d)年", answer.understood)}
