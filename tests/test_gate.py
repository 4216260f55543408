"""The number gate: it lets right answers through, and no answer in which a figure, unit, year, basis or source is other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from assistant.compose import composed
from assistant.corpus import Corpus
from assistant.draft import Draft
from assistant.gate import problems
from assistant.plans import plan_for
from assistant.schema import Answer
from assistant.understand import understand

if TYPE_CHECKING:
    pass

QUESTIONS = {
    "look-up": "枫渡农业农村局2023年公用经费",
    "cell": "枫渡农业农村局2021年支出总额决算",
    "basis": "枫渡2023年调整预算里项目支出多少",
    "count": "枫渡农业农村局2022年查了几起农资案子",
    "rate": "苇洲卫健局家庭医生签约率",
    "several": "松坞贷款贴息的预算数和执行率",
    "two bases": "北泷中小河流治理全年预算数跟执行数",
    "year open": "枫渡农业农村局三公经费多少",
    "unit open": "2023年支出多少",
    "converted": "雁汀区教育局2022年总支出合多少亿，保留两位小数",
    "share": "枫渡2022年三公占总支出的百分比",
    "rate of the pack": "枫渡2022年政府采购预算完成率",
    "per head": "枫渡2023年人均公用经费按在职人数算多少万",
    "stated growth": "枫渡农业农村局2023年支出比上年涨了百分之多少",
    "computed growth": "枫渡2023年人员经费同比增长多少",
    "difference of years": "枫渡三公2023年比2021年一共降了多少万",
    "times": "枫渡2022年项目支出是基本支出的几倍",
    "sum": "枫渡2022年公务接待费和公务用车运行维护费一共多少",
    "comparison": "枫渡农业农村局和雁汀教育局2022年谁的总支出大",
    "rank of units": "2023年各单位自评得分最高的是哪家",
    "rank of items": "雁汀教育局2022年五个项目支出第二大的是啥",
    "filter": "枫渡2023哪些项目支出超过300万",
    "short of full score": "枫渡2022自评表有哪几个三级指标没拿满分",
    "yes or no": "雁汀教育局2022年三公有没有超预算",
    "contradiction": "柘岭民政局2023年三公经费多少",
    "conflict": "石岚交通局2022预算执行率对得上吗",
    "prose": "枫渡2023年有什么问题",
    "table row": "枫渡2022培训农民为什么没完成",
    "no such year": "枫渡农业农村局2024年支出多少",
    "no such figure": "松坞工信局有多少在职人员",
}


@dataclass(frozen=True)
class Made:
    """An answer with what the gate checks it by."""

    answer: Answer
    draft: Draft
    corpus: Corpus

    def passes(self, **changes: object) -> bool:
        return not problems(self.answer.model_copy(update=changes), self.draft, self.corpus)

    def let_through(self, texts: Iterator[str]) -> list[str]:
        """Those of the changed texts that the gate does not stop."""
        return [text for text in texts if text != self.answer.text and self.passes(text=text)]


@pytest.fixture(scope="module")
def make(sample_corpus: Corpus) -> Callable[[str], Made]:
    @lru_cache
    def made(question: str) -> Made:
        query = understand(question, sample_corpus)
        draft = plan_for(query, sample_corpus)
        return Made(composed(draft, query, sample_corpus), draft, sample_corpus)

    return made


@pytest.fixture(params=QUESTIONS.values(), ids=QUESTIONS.keys())
def made(request: pytest.FixtureRequest, make: Callable[[str], Made]) -> Made:
    return make(request.param)


def replaced(text: str, pattern: str, *others: str) -> Iterator[str]:
    """The text with each match replaced by each of the others, one at a time."""
    for match in re.finditer(pattern, text):
        yield from (text[: match.start()] + other + text[match.end() :] for other in others if other != match.group())


def test_the_answer_as_it_is_passes(made: Made) -> None:
    assert problems(made.answer, made.draft, made.corpus) == []


def test_any_digit_changed(made: Made) -> None:
    text = made.answer.text
    changed = (
        text[: m.start()] + str((int(m.group()) + step) % 10) + text[m.end() :]
        for m in re.finditer(r"\d", text)
        for step in (1, 8)
    )
    assert made.let_through(changed) == []


def test_a_digit_dropped_or_doubled(made: Made) -> None:
    text = re.sub(r"覆盖.*", "", made.answer.text)
    assert made.let_through(replaced(text, r"(?<=\d)(?=[\d.])", "7")) == []


def test_unit_of_measure_changed(made: Made) -> None:
    units = r"(?<=\d)(?:万元|亿元|元|个百分点|%|人次|人|名|分|起|家|户|座)"
    assert made.let_through(replaced(made.answer.text, units, "元", "万元", "亿元", "%", "个")) == []


def test_unit_of_a_formula_changed(made: Made) -> None:
    assert made.let_through(replaced(made.answer.text, r"（(?:万元|元|%|户|分)）", "（亿元）", "（人）")) == []


def test_year_swapped(made: Made) -> None:
    text = re.sub(r"“[^“”]*”(?!\[)", lambda m: "“" + "▢" * (len(m.group()) - 2) + "”", made.answer.text)
    changed = (
        made.answer.text[: m.start()] + year + made.answer.text[m.end() :]
        for m in re.finditer(r"\d{4}(?=年)", text)
        for year in ("2019", "2021", "2022", "2023", "2024")
        if year != m.group()
    )
    assert made.let_through(changed) == []


def test_basis_swapped(made: Made) -> None:
    bases = ("年初预算", "预算", "调整预算", "决算", "目标值", "得分")
    changed = replaced(made.answer.text, f"（(?:{'|'.join(bases)})）", *(f"（{basis}）" for basis in bases))
    assert made.let_through(changed) == []


def test_quoted_word_changed(made: Made) -> None:
    def changed() -> Iterator[str]:
        for match in re.finditer(r"“((?:[^“”]|“[^”]*”)+)”(?=\[\d+\])", made.answer.text):
            for place in range(match.start(1), match.end(1), 7):
                if made.answer.text[place] not in "“”":
                    yield made.answer.text[:place] + "某" + made.answer.text[place + 1 :]

    assert made.let_through(changed()) == []


def test_citation_number_swapped(made: Made) -> None:
    text, numbers = made.answer.text, [citation.n for citation in made.answer.citations]
    changed = (
        text[: m.start()] + f"[{n}]" + text[m.end() :]
        for m in re.finditer(r"\[(\d+)\]", text)
        for n in (*numbers, 99)
        if n != int(m.group(1)) and not same_words(made.answer, int(m.group(1)), n)
    )
    assert made.let_through(changed) == []


def same_words(answer: Answer, one: int, other: int) -> bool:
    """Whether two citations of one report hold one another: a figure's own place within its sentence."""
    places = {c.n: (c.report_id, c.start, c.end) for c in answer.citations}
    if other not in places:
        return False
    (report, start, end), (its_report, its_start, its_end) = places[one], places[other]
    return report == its_report and start >= its_start and end <= its_end and answer.citations[one - 1].quote[:1] == "“"


def test_citation_left_out(made: Made) -> None:
    """A stated figure without its source is no figure of the answer; a computed one may stand by its formula."""
    stated = re.finditer(r"[\d.]+(?:万元|亿元|元|人|户|起)(?:\[\d+\])(?!\[)", made.answer.text)
    text = made.answer.text
    assert (
        made.let_through(text[: m.start()] + re.sub(r"\[\d+\]", "", m.group()) + text[m.end() :] for m in stated) == []
    )


@pytest.mark.parametrize(
    "addition",
    [
        "另有结余9999万元。",
        "实际为3.5%。",
        "合计三千万元。",
        "约占百分之十二。",
        "覆盖7/9份报告。",
        "其中项目支出为1180万元[1]。",
        "这是2018年的数。",
        "见[42]。",
    ],
)
def test_figure_added_without_a_source(made: Made, addition: str) -> None:
    assert not made.passes(text=f"{made.answer.text}\n{addition}")


def test_figure_taken_from_another_place_of_the_answer(made: Made) -> None:
    """A figure that is right where it stands is wrong with another's label and source."""
    stated = re.findall(r"[\d.]+万元\[\d+\](?!\[)", made.answer.text)
    pairs = [(one, two) for one in stated for two in stated if one != two]
    changed = (made.answer.text.replace(one, re.sub(r"\[\d+\]", "", two) + one[one.index("[") :]) for one, two in pairs)
    assert made.let_through(changed) == []


def test_values_changed(made: Made) -> None:
    values = made.answer.values
    changes = [{"value": "9999"}, {"unit": "亿"}, {"year": 2018}, {"basis": "追加"}, {"citation": 99}, {"metric": "无"}]
    for place, value in enumerate(values):
        for change in changes:
            other = value.model_copy(update=change)
            assert not made.passes(values=(*values[:place], other, *values[place + 1 :])), change


def test_formula_changed(made: Made) -> None:
    for changed in replaced(made.answer.formula, r"\d", "0", "7"):
        assert not made.passes(formula=changed), changed


def test_table_changed(made: Made) -> None:
    if made.answer.table is None:
        return
    rows = made.answer.table.rows
    swapped = ((*rows[0][:-1], rows[-1][-1]), *rows[1:])
    if len({row[0] for row in rows}) == len(rows) and rows[0][-1] != rows[-1][-1]:
        assert not made.passes(table=made.answer.table.model_copy(update={"rows": swapped}))
    invented = ((*rows[0][:-1], "1万元"), *rows[1:])
    assert not made.passes(table=made.answer.table.model_copy(update={"rows": invented}))


def test_quote_that_is_not_at_its_place(made: Made) -> None:
    for citation in made.answer.citations:
        moved = citation.model_copy(update={"start": citation.start + 1, "end": citation.end + 1})
        others = tuple(moved if c.n == citation.n else c for c in made.answer.citations)
        assert not made.passes(citations=others)


def test_computed_result_of_other_operands(made: Made) -> None:
    """What the gate is given to compute again does not come out."""
    for figure in [f for f in made.draft.figures if f.operator is not None]:
        wrong = figure.model_copy(update={"value": figure.value + 1})
        draft = Draft(**{**made.draft.__dict__, "figures": [*made.draft.figures, wrong]})
        assert problems(made.answer, draft, made.corpus)


def test_fact_with_another_value(made: Made) -> None:
    for figure in [f for f in made.draft.figures if f.fact is not None]:
        wrong = figure.model_copy(update={"value": figure.value * 10 + 1})
        draft = Draft(**{**made.draft.__dict__, "figures": [*made.draft.figures, wrong]})
        assert problems(made.answer, draft, made.corpus)


def test_caveat_that_is_not_in_the_text(made: Made) -> None:
    assert not made.passes(caveats=(*made.answer.caveats, "另有一说。"))


def test_the_kinds_are_what_they_are_called(make: Callable[[str], Made]) -> None:
    """The table above holds answers of every route, with computed figures, findings, tables and refusals among them."""
    answers = [make(question) for question in QUESTIONS.values()]
    assert {made.answer.status for made in answers} == {"answered", "not_found", "ambiguous", "conflict"}
    assert {made.answer.route for made in answers} == {"facts", "passages", "checks"}
    operators = {figure.operator for made in answers for figure in made.draft.figures}
    assert operators >= {"sum", "difference", "share", "ratio", "growth", "formula", None}
    assert sum(bool(made.draft.findings) for made in answers) >= 2
    assert sum(made.answer.table is not None for made in answers) >= 4
