"""A figure told with the other place of its report that states it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant import ask
from assistant.choice.kin import one_figure
from assistant.corpus import Corpus
from assistant.witness import witness

if TYPE_CHECKING:
    from index.library import Library


@pytest.mark.parametrize(
    ("question", "origins"),
    [
        ("枫渡农业农村局2023年三公经费多少", {"text", "table"}),
        ("枫渡农业农村局2022年编制一共几个", {"text", "table"}),
        ("雁汀教育局2023年自评得分", {"text", "table"}),
    ],
)
def test_a_figure_of_text_and_table_cites_both(sample_library: Library, question: str, origins: set[str]) -> None:
    answer = ask(question, library=sample_library)
    told = answer.text.split("\n")[0]
    cited = [c for c in answer.citations if f"[{c.n}]" in told]
    assert {"table" if c.table else "text" for c in cited} == origins
    assert len({c.report_id for c in cited}) == 1


def test_an_earlier_year_is_told_as_its_own_report_has_it(sample_library: Library) -> None:
    answer = ask("枫渡农业农村局2022年总共花了多少", library=sample_library)
    assert {c.file for c in answer.citations} == {"枫渡农业农村局2022整体支出.txt"}


def test_a_list_has_one_place_for_each_of_its_figures(sample_library: Library) -> None:
    answer = ask("雁汀教育局2022年五个项目支出第二大的是啥", library=sample_library)
    assert "][" not in answer.text


def test_every_witness_states_the_same_value_of_the_same_thing(sample_corpus: Corpus) -> None:
    found = 0
    for report_id in sample_corpus.cards:
        for indexed in sample_corpus.facts((report_id,)):
            if (other := witness(indexed.fact, sample_corpus)) is None:
                continue
            found += 1
            assert other.value_base == indexed.fact.value_base
            assert other.year == indexed.fact.year
            assert other.location.report_id == report_id
            assert one_figure(other, indexed.fact, sample_corpus)
    assert found > 100
