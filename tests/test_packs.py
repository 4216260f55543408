"""Packs: the built-in one is sound, a mistake is named, and the worked example of the docs does what it says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from index.errors import PackError
from index.facts import extract
from index.facts.metrics import vocabulary
from index.packs import Pack, load_pack
from index.schema import Document, Identity, Paragraph, Report
from index.text import plain

DOC = Path(__file__).parents[1] / "docs" / "packs.md"


def test_no_word_of_the_built_in_pack_names_two_metrics(pack: Pack) -> None:
    owners: dict[str, set[str]] = {}
    for word, name in pack.metric_words.items():
        owners.setdefault(plain(word), set()).add(name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_formulas_and_identities_speak_of_metrics_the_pack_has(pack: Pack) -> None:
    for rate in pack.rate:
        terms = re.findall(r"[^\s()+\-*/]+", rate.formula)
        names = {re.sub(r"^上年\.|@.*$", "", term) for term in terms} - {"{m}"}
        assert names <= set(pack.metrics), rate
        bases = {term.partition("@")[2] for term in terms} - {""}
        assert bases <= {basis.name for basis in pack.basis}, rate
    for identity in pack.identity:
        assert {identity.total, *(part.removeprefix("-") for part in identity.parts)} <= set(pack.metrics), identity


def test_colloquial_words_mean_one_metric(pack: Pack) -> None:
    words = Counter(plain(word) for metric in pack.metric for word in set(metric.colloquial))
    assert [word for word, count in words.items() if count > 1] == []
    assert not {plain(word) for word in pack.metric_words} & set(words)


@pytest.mark.parametrize(
    ("words", "noun", "basis"),
    [
        ("基本支出年初预算", "基本支出", "年初预算"),
        ("项目支出决算数", "项目支出", "决算"),
        ("预算收入", "收入", "预算"),
        ("预算单位满意度", "预算单位满意度", None),
        ("车辆编制", "车辆编制", None),
        ("一般公共预算财政拨款收入", "一般公共预算财政拨款收入", None),
    ],
)
def test_a_basis_is_split_from_its_metric(words: str, noun: str, basis: str | None, pack: Pack) -> None:
    assert vocabulary(pack).split(words) == (noun, basis)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('metric = [{ name = "甲", aliases = ["丙"] }, { name = "乙", aliases = ["丙"] }]', "丙"),
        ('metric = [{ name = "甲", parent = "没有" }]', "没有"),
        ('metric = [{ name = "甲", kind = "钱" }]', "kind"),
        ("metric = [", "TOML"),
    ],
)
def test_a_mistake_is_named(toml: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "错.toml"
    path.write_text(f'name = "错"\n{toml}\n', encoding="utf-8")
    with pytest.raises(PackError, match=named):
        load_pack(path)


def test_the_worked_example_of_the_docs(tmp_path: Path) -> None:
    words = DOC.read_text(encoding="utf-8")
    example = words[words.index("## 完整示例") :]
    toml, text = re.findall(r"```(?:toml|text)\n(.*?)```", example, re.S)
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in re.findall(r"^\|.*\|$", example, re.M)[2:]
    ]
    path = tmp_path / "canteen.toml"
    path.write_text(toml, encoding="utf-8")
    text = text.strip()
    document = Document(text=text, format="txt", blocks=(Paragraph(start=0, end=len(text)),))
    report = Report(id="r", file="r.txt", sha256="", format="txt", identity=Identity(year=2023), text=text)
    facts = extract(report, document, (), load_pack(path))
    assert [(fact.metric, fact.basis, str(fact.year), f"{fact.value}{fact.unit}") for fact in facts] == rows


def test_every_toml_block_of_the_docs_is_a_pack(tmp_path: Path) -> None:
    for number, block in enumerate(re.findall(r"```toml\n(.*?)```", DOC.read_text(encoding="utf-8"), re.S)):
        path = tmp_path / f"{number}.toml"
        path.write_text(block if block.startswith("name") else f'name = "例"\n{block}', encoding="utf-8")
        assert load_pack(path).name


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("基本支出", "项目支出", True),
        ("公用经费", "项目支出", True),
        ("工资福利支出", "商品和服务支出", True),
        ("基本支出", "公用经费", False),
        ("基本支出", "工资福利支出", False),
        ("行政编制", "事业编制", True),
    ],
)
def test_parts_of_one_total_are_never_within_each_other(one: str, other: str, apart: bool, pack: Pack) -> None:
    words = vocabulary(pack)
    assert words.apart(words.metric(one), words.metric(other)) is apart
