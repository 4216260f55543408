"""What the views draw, without a browser."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from tests.ui_sample import answer_app, html_of


def drawn(app: AppTest) -> AppTest:
    app.run(timeout=20)
    assert not app.exception, app.exception
    return app


def test_an_answer_shows_text_sources_and_how_it_was_come_by() -> None:
    app = drawn(AppTest.from_function(answer_app))
    html = html_of(app)
    assert "减少3.44万元" in html
    assert "15.02 − 18.46 = −3.44（万元）" in html
    assert "三公经费 · 决算 · 2023年与2022年之差" in html
    assert "覆盖 1/1 份报告" in html
    assert [button.key for button in app.button] == ["cite-1-1", "cite-1-2"]
    assert "合计／2023年 / 决算" in app.button[0].label.replace("\\", "")


def test_a_comparison_of_years_has_its_chart_with_the_figures_written_in_it() -> None:
    app = drawn(AppTest.from_function(answer_app))
    (drawing,) = app.get("vega_lite_chart")
    layers = json.loads(drawing.proto.spec)["layer"]
    assert [layer["mark"]["type"] for layer in layers] == ["bar", "text", "text"]


def plain_pair_app() -> None:
    from assistant.schema import ComparisonTable
    from ui.views import chat

    rows = (("甲局", "培训费（决算）", "3万元"), ("甲局", "培训费（预算）", "4万元"))
    chat.chart(ComparisonTable(columns=("单位", "指标", "数值"), rows=rows, unit="万元"))


def test_operands_of_one_unit_and_year_need_no_chart() -> None:
    assert not drawn(AppTest.from_function(plain_pair_app)).get("vega_lite_chart")


def cautions_app() -> None:
    from tests.ui_sample import ANSWER, TURN
    from ui.views import chat

    caveats = ("注意（矛盾）：两处写得不同[2][1]。", "各数年度不同<b>。")
    answer = ANSWER.model_copy(update={"text": "为15.02万元[1]。\n" + "\n".join(caveats), "caveats": caveats})
    chat.answer(TURN.model_copy(update={"answer": answer}), on_open=lambda turn, n: None)


def test_a_caveat_says_once_what_it_is_and_its_numbers_open_sources() -> None:
    html = html_of(drawn(AppTest.from_function(cautions_app)))
    assert '<b>矛盾</b>两处写得不同<sup class="cite" data-cite="cite-1-2">2</sup>' in html
    assert "<b>注意</b>各数年度不同&lt;b&gt;。" in html


def test_a_caveat_is_marked_and_said_once() -> None:
    html = html_of(drawn(AppTest.from_function(answer_app)))
    assert html.count("正文与表格数字不一致") == 1
    assert '<div class="jw-caveat">' in html


def test_a_question_is_shown_as_text() -> None:
    html = html_of(drawn(AppTest.from_function(answer_app)))
    assert "&lt;script&gt;alert(1)" in html


def test_a_click_on_a_citation_names_its_turn_and_number() -> None:
    app = drawn(AppTest.from_function(answer_app))
    app.button(key="cite-1-2").click()
    drawn(app)
    assert app.session_state["kept"] == ("1", 2)


def source_app() -> None:
    import streamlit as st

    from tests.ui_sample import ANSWER, Shelf
    from ui.sources import open_citation
    from ui.views import source

    source.bar(
        before=None, after=2, on_turn=lambda n: None, on_close=lambda: None, link=lambda: st.write("在原文中打开")
    )
    source.panel(open_citation(Shelf(), ANSWER.citations[0]))


def test_a_source_shows_title_path_headers_and_the_marked_cell() -> None:
    app = drawn(AppTest.from_function(source_app))
    html = html_of(app)
    assert "云栖县水务局2023年度部门整体支出绩效自评报告" in html
    assert "一、收支情况 › （一）三公经费" in html
    assert "2023年 / 决算" in html
    assert '<mark class="here">15.02</mark>' in html
    assert app.button(key="source-before").disabled
    assert not app.button(key="source-after").disabled


def welcome_app() -> None:
    from ui.views import chat

    chat.welcome(("甲局2023年决算是多少？", "乙局*存在*哪些问题？"), on_ask=lambda words: None)


def test_the_empty_page_offers_questions() -> None:
    app = drawn(AppTest.from_function(welcome_app))
    assert [button.label for button in app.button] == ["甲局2023年决算是多少？", r"乙局\*存在\*哪些问题？"]


def corpus_app() -> None:
    from types import SimpleNamespace

    from index.schema import Counts
    from ui.jobs import Import
    from ui.views import corpus

    outcomes: tuple[object, ...] = (
        SimpleNamespace(file="<b>好.txt", status="added", counts=Counts(facts=9), warnings=("有一表不齐",), error=""),
        SimpleNamespace(file="坏.docx", status="failed", counts=Counts(), warnings=(), error="坏.docx：打不开。请另存"),
    )
    corpus.imports(
        [
            Import(1, ("甲.txt",), status="done", outcomes=outcomes),  # type: ignore[arg-type]  # outcomes by shape
            Import(2, ("乙[1].txt",), status="running", file="乙[1].txt"),
            Import(3, ("丙.txt",)),
        ]
    )


def test_each_file_of_an_import_has_its_outcome() -> None:
    app = drawn(AppTest.from_function(corpus_app))
    html = html_of(app)
    assert "&lt;b&gt;好.txt" in html
    assert "数据 9" in html
    assert "有一表不齐" in html
    assert "坏.docx：打不开。请另存" in html
    assert "等待导入：丙.txt" in html


def about_app() -> None:
    from index.settings import Settings
    from ui.views import about

    about.settings(Settings(model_key="sk-very-secret", model="某模型"))


def test_settings_are_shown_without_secrets() -> None:
    html = html_of(drawn(AppTest.from_function(about_app)))
    assert "某模型" in html
    assert "sk-very-secret" not in html
    assert "已设置" in html


def scope_app() -> None:
    import streamlit as st

    from ui import state
    from ui.corpus import Glance
    from ui.views import scope

    seen = Glance(reports=2, units=(("甲局", 2),), years=((2023, 1), (2022, 1)), kinds=(("部门整体支出", 2),))
    chosen = scope.choice(seen, kept=state.scope())
    scope.line(chosen, reports=1)
    st.session_state["chosen"] = chosen


def test_a_scope_is_chosen_told_and_kept_when_it_is_folded() -> None:
    app = drawn(AppTest.from_function(scope_app))
    assert app.session_state["chosen"].whole
    assert not app.multiselect
    app.session_state["scope"] = True
    drawn(app)
    app.multiselect(key="scope-years").select(2023)
    drawn(app)
    assert app.session_state["chosen"].years == (2023,)
    assert "提问范围：2023年度（1份报告）" in html_of(app)
    app.session_state["scope"] = False
    drawn(app)
    drawn(app)
    assert not app.multiselect
    assert app.session_state["chosen"].years == (2023,)
    app.session_state["scope"] = True
    drawn(app)
    assert app.multiselect(key="scope-years").value == [2023]


def checks_app() -> None:
    from datetime import UTC, datetime

    import streamlit as st

    from index.schema import Location
    from index.stores.records import FindingHead
    from index.stores.reviews import Review
    from tests.ui_sample import FINDING, REPORT, TEXT, Shelf
    from ui.sources import open_places
    from ui.views import checks

    def keep(finding: str, note: str | None) -> None:
        st.session_state["reviewed"] = (finding, note)

    given = Review(note="口径不同", reviewed_at=datetime(2024, 5, 1, 4, 0, tzinfo=UTC))
    other = FINDING.model_copy(update={"id": "f2"})
    heads = [FindingHead(one.id, one.severity) for one in (FINDING, other)]
    st.session_state["fitting"] = [one.id for one in checks.fitting(heads, reviewed={FINDING.id: given})]
    checks.detail(FINDING)
    checks.review(FINDING, given if st.session_state.get("undo") else None, on_review=keep)
    spans = [(TEXT.index(words), len(words)) for words in ("15.02", "18.46", "绩效目标细化不够")]
    places = [Location(report_id=REPORT.id, start=start, end=start + length) for start, length in spans]
    checks.places(open_places(Shelf(), places), draw=lambda source: st.html(source.excerpt))


def test_a_finding_shows_both_figures_and_its_places_where_they_stand_together() -> None:
    html = html_of(drawn(AppTest.from_function(checks_app)))
    assert "合计与分项之和不等" in html
    assert "18.47" in html
    assert "6.16 + 12.31 = 18.47" in html
    assert html.count('class="jw-report"') == 1
    assert [html.count(f'<mark class="here">{words}</mark>') for words in ("15.02", "18.46")] == [1, 1]


def test_findings_are_kept_apart_by_whether_they_were_reviewed() -> None:
    app = drawn(AppTest.from_function(checks_app))
    assert len(app.session_state["fitting"]) == 2
    app.button_group(key="checks-state").set_value("open")
    drawn(app)
    assert app.session_state["fitting"] == ["f2"]


def test_a_review_carries_its_note_and_can_be_taken_back() -> None:
    app = AppTest.from_function(checks_app)
    drawn(app)
    (note,) = [one for one in app.text_input if one.key.startswith("note-")]
    note.set_value(" 已与财务核实")
    app.button(key="review-mark").click()
    drawn(app)
    assert app.session_state["reviewed"][1] == " 已与财务核实"
    app.session_state["undo"] = True
    drawn(app)
    app.button(key="review-undo").click()
    drawn(app)
    assert app.session_state["reviewed"][1] is None


def actions_app() -> None:
    import streamlit as st

    from tests.ui_sample import TURN
    from ui.views import actions

    def keep(turn: str, verdict: object) -> None:
        st.session_state["verdict"] = (turn, verdict)

    given = st.session_state["verdict"][1] if "verdict" in st.session_state else None
    actions.actions(TURN, talk="c1", verdict=given, on_judge=keep, draw=lambda turns: None)  # type: ignore[arg-type,return-value]


def test_a_verdict_carries_its_note() -> None:
    app = drawn(AppTest.from_function(actions_app))
    app.button(key="bad-1").click()
    drawn(app)
    assert not app.session_state["verdict"][1].comment
    app.text_input(key="comment-1").set_value("口径应为预算")
    drawn(app)
    turn, verdict = app.session_state["verdict"]
    assert (turn, verdict.helpful, verdict.comment) == ("1", False, "口径应为预算")


def test_copied_text_holds_formula_and_sources() -> None:
    from tests.ui_sample import ANSWER
    from ui.views.actions import copy_text

    text = copy_text(ANSWER)
    assert "算式：15.02 − 18.46 = −3.44（万元）" in text
    assert "[1] 云栖县水务局2023年度部门整体支出绩效自评报告，一、收支情况，（一）三公经费：“15.02”" in text
    told = ANSWER.model_copy(update={"text": f"少3.44万元。\n算式：{ANSWER.formula}"})
    assert copy_text(told).count("算式") == 1
