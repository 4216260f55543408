"""The optional language model: it may change words, and never a figure; its failures cost nothing but style."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from assistant.model import keeps, reworded
from assistant.schema import Answer
from index.settings import Settings
from tests.scripted_model import Endpoint, scripted

COMPOSED = "某局2023年“三公”经费决算为4.51万元[1]，比2022年减少7.51万元[2]。"
ANSWER = Answer(question="三公经费减少多少？", status="answered", text=COMPOSED)

WORDINGS = {
    "same": (COMPOSED, True),
    "smoother": ("2023年某局“三公”经费决算4.51万元[1]，较2022年下降7.51万元[2]。", True),
    "thousands separator": (COMPOSED.replace("4.51", "4.51"), True),
    "another figure": (COMPOSED.replace("7.51", "7.15"), False),
    "one figure more": (COMPOSED + "全市共12家。", False),
    "a figure said twice": (COMPOSED + "即4.51万元。", False),
    "a figure lost": ("某局“三公”经费比2022年减少7.51万元[1][2]。", False),
    "a mark lost": (COMPOSED.replace("[2]", ""), False),
    "a mark invented": (COMPOSED + "[3]", False),
    "a Chinese numeral": (COMPOSED + "占三千万元。", False),
}


@pytest.mark.parametrize(("text", "kept"), WORDINGS.values(), ids=WORDINGS)
def test_a_wording_keeps_every_figure_and_mark(text: str, kept: bool) -> None:
    assert keeps(COMPOSED, text) is kept


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with scripted() as server:
        server.says = COMPOSED
        yield server


def test_a_good_wording_is_used(endpoint: Endpoint) -> None:
    endpoint.says = WORDINGS["smoother"][0]
    assert reworded(ANSWER, endpoint.settings()) == ANSWER.model_copy(update={"text": endpoint.says})
    assert COMPOSED in endpoint.asked[0]["messages"][1]["content"]


def test_a_wording_that_changes_a_figure_is_thrown_away_and_said_so(endpoint: Endpoint) -> None:
    endpoint.says = WORDINGS["another figure"][0]
    answer = reworded(ANSWER, endpoint.settings())
    assert answer.text.startswith(COMPOSED)
    assert "弃用" in answer.caveats[0]
    assert answer.caveats[0] in answer.text


def test_a_silent_model_costs_only_style(endpoint: Endpoint) -> None:
    endpoint.says = ""
    assert reworded(ANSWER, endpoint.settings()).text.startswith(COMPOSED)


def test_a_refusing_model_is_named(endpoint: Endpoint) -> None:
    endpoint.status = 401
    assert "JIWEN_MODEL_KEY" in reworded(ANSWER, endpoint.settings()).text


def test_a_slow_model_is_given_up_in_time(endpoint: Endpoint) -> None:
    endpoint.delay = 3
    reworded(ANSWER, endpoint.settings(timeout=0.2))  # loads the adapter, which is not what is timed
    began = time.perf_counter()
    answer = reworded(ANSWER, endpoint.settings(timeout=0.3))
    assert time.perf_counter() - began < 2
    assert "JIWEN_MODEL_TIMEOUT" in answer.text


def test_a_wording_that_never_ends_is_given_up_in_time(endpoint: Endpoint) -> None:
    reworded(ANSWER, endpoint.settings())
    endpoint.endless = True
    began = time.perf_counter()
    answer = reworded(ANSWER, endpoint.settings(timeout=0.5))
    assert time.perf_counter() - began < 2
    assert answer.text.startswith(COMPOSED)


def test_a_model_that_is_not_there_is_named() -> None:
    answer = reworded(ANSWER, Settings(model="m", model_url="http://127.0.0.1:9/v1"))
    assert answer.text.startswith(COMPOSED)
    assert "127.0.0.1:9" in answer.text


def test_a_model_without_an_address_is_named() -> None:
    assert "JIWEN_MODEL_URL" in reworded(ANSWER, Settings(model="m")).text


@pytest.mark.parametrize("status", ["not_found", "ambiguous", "conflict"])
def test_only_plain_answers_are_reworded(endpoint: Endpoint, status: str) -> None:
    answer = ANSWER.model_copy(update={"status": status})
    assert reworded(answer, endpoint.settings()) == answer
    assert endpoint.asked == []


def test_without_a_model_nothing_is_touched() -> None:
    assert reworded(ANSWER, Settings()) is ANSWER
