"""Draws a conversation: questions, answers with numbered citations, and how an answer was come by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.schema import Answer, Citation, ComparisonTable, Turn
from ui.views import charts
from ui.views.text import answer_html, label, marked_numbers, plain_table

OpenCitation = Callable[[str, int], None]
"""Called with the turn's id and the citation's number."""
AskAgain = Callable[[str], None]

_STATUS = {
    "not_found": ("未找到", "gray", ":material/search_off:"),
    "ambiguous": ("需要确认", "orange", ":material/help:"),
    "conflict": ("报告内数字不一致", "orange", ":material/report:"),
}
_ROUTE = {"facts": "事实表与计算", "passages": "报告原文段落", "checks": "核对结果"}
_CAUTION = re.compile(r"注意(?:（(.+?)）)?[：:]")
_FIGURE = re.compile(r"[-−]?\d[\d,]*(\.\d+)?")
_FIRST_CITATIONS = 5
_COMPARED = {"单位", "年度"}
"""Columns of a comparison whose differences are worth a chart."""
_CHARTED_AT_ONCE = 12
_SHOW_QUESTION = """<script>/* %s */
(() => {
  let ends = Date.now() + 2500;
  for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
    addEventListener(name, () => { ends = 0; }, { once: true, capture: true, passive: true });
  }
  const show = () => {
    const asked = [...document.querySelectorAll('.jw-question')].at(%d);
    const message = asked && asked.closest('[data-testid=stChatMessage]');
    if (message) message.scrollIntoView({ block: 'start' });
    if (Date.now() < ends) setTimeout(show, 60);
  };
  show();
})();
</script>"""
"""Our own words only: a reader begins at the question, not at the end of its answer. Held while the answer grows, a chart
being drawn last, until the reader moves."""


def question(text: str) -> None:
    """What the user asked."""
    with st.chat_message("user", avatar=":material/person:"):
        st.html(f'<div class="jw-question">{escape(text)}</div>')


def show_question(place: int, *, once: str) -> None:
    """Scrolls to a question, counted from the last, -1; once for each `once`, a few letters and digits of ours."""
    st.html(_SHOW_QUESTION % (once, place), unsafe_allow_javascript=True)


def earlier(count: int, *, on_more: Callable[[], None]) -> None:
    """A button for earlier turns that are not drawn."""
    if count:
        st.button(f"显示更早的问答（还有 {count} 问）", key="earlier", type="tertiary", on_click=on_more)


def reply() -> DeltaGenerator:
    """The place of an answer; use it with `with`."""
    return st.chat_message("assistant", avatar=":material/article:")


def answer(turn: Turn, *, on_open: OpenCitation, opened: int | None = None, fresh: bool = False) -> None:
    """A turn's answer; `opened` is the number of the citation open beside it, `fresh` has it appear by sentences."""
    if turn.answer is None:
        return
    given = turn.answer
    status(given)
    numbers = [citation.n for citation in given.citations]
    body = _without_caveats(given)
    st.html(answer_html(body, turn=turn.id, numbers=numbers, growing=fresh))
    for caveat in given.caveats:
        head = _CAUTION.match(caveat)
        words = marked_numbers(caveat[head.end() if head else 0 :], turn=turn.id, numbers=numbers)
        kind = (head and head[1]) or "注意"
        st.html(f'<div class="jw-caveat"><b>{escape(kind)}</b>{words}</div>')
    if given.table is not None:
        st.html(plain_table(given.table.columns, given.table.rows))
        chart(given.table)
    citations(turn, on_open=on_open, opened=opened)
    how(given)


def status(given: Answer) -> None:
    """A badge where the answer is not a plain one."""
    if given.status in _STATUS:
        words, colour, icon = _STATUS[given.status]
        st.badge(words, color=colour, icon=icon)  # type: ignore[arg-type]  # values of the table above


def chart(table: ComparisonTable) -> None:
    """The figures of the last column as bars, where they share a unit and are of several units or years."""
    figures = [figure for row in table.rows if (figure := _figure(row[-1])) is not None]
    compared = [
        place
        for place, name in enumerate(table.columns)
        if name in _COMPARED and len({row[place] for row in table.rows}) > 1
    ]
    names = ["　".join(row[place] for place in compared) for row in table.rows]
    if not table.unit or not compared or len(figures) < len(table.rows) or len(set(names)) < len(names):
        return
    spec = charts.bars(names, figures, printed=[row[-1] for row in table.rows], title=table.unit)
    if len(names) <= _CHARTED_AT_ONCE:
        st.vega_lite_chart(spec, width="stretch")
        return
    with st.expander("图", icon=":material/bar_chart:"):
        st.vega_lite_chart(spec, width="stretch")


def citations(turn: Turn, *, on_open: OpenCitation, opened: int | None) -> None:
    """One button a citation; the first few at once, the rest folded."""
    given = turn.answer.citations if turn.answer else ()
    if not given:
        return
    with st.container(key=f"cites-{turn.id}", gap="xxsmall"):
        for citation in given[:_FIRST_CITATIONS]:
            _citation(citation, turn=turn.id, on_open=on_open, opened=opened)
        if len(given) > _FIRST_CITATIONS:
            with st.expander(f"其余 {len(given) - _FIRST_CITATIONS} 处出处"):
                for citation in given[_FIRST_CITATIONS:]:
                    _citation(citation, turn=turn.id, on_open=on_open, opened=opened)


def how(given: Answer) -> None:
    """The question as understood, the formula, and every operand with its basis and source."""
    parts: list[str] = []
    if given.understood:
        parts.append(f'<div><span class="jw-soft">理解为</span>　{escape(given.understood)}</div>')
    if given.formula:
        parts.append(f'<div class="jw-formula">{escape(given.formula)}</div>')
    if given.values:
        parts.append(plain_table(("数值", "单位", "对象", "指标", "口径", "年度", "出处"), _operands(given)))
    covered = given.coverage
    notes = [f"依据：{_ROUTE[given.route]}"]
    if covered.reports_in_scope:
        notes.append(f"覆盖 {covered.reports_used}/{covered.reports_in_scope} 份报告")
    notes.append(f"用时 {given.elapsed_ms:.0f} 毫秒")
    parts.append(f'<div class="jw-soft">{"　·　".join(notes)}</div>')
    with st.expander("如何得出", icon=":material/function:"):
        st.html(f'<div class="jw-how">{"".join(parts)}</div>')


def suggestions(questions: Sequence[str], *, key: str, on_ask: AskAgain) -> None:
    """Questions worth asking next, as buttons."""
    if not questions:
        return
    with st.container(horizontal=True, key=f"next-{key}", gap="small"):
        for place, words in enumerate(questions):
            st.button(label(words), key=f"next-{key}-{place}", on_click=on_ask, args=(words,), help=None)


def welcome(examples: Sequence[str], *, on_ask: AskAgain) -> None:
    """The empty page: what this is, and questions the corpus at hand can answer."""
    st.markdown("## 问一问绩效报告")
    st.html(
        '<p class="jw-soft" style="font-size:1rem">用平常的话提问。回答中的每个数字都注明出处，点开即见报告原文；'
        "由计算得出的，列出算式。</p>"
    )
    if not examples:
        return
    with st.container(key="examples"):
        columns = st.columns(2)
        for place, words in enumerate(examples):
            columns[place % 2].button(
                label(words), key=f"example-{place}", on_click=on_ask, args=(words,), width="stretch"
            )


def empty_corpus() -> None:
    """What to do when no report has been added yet."""
    st.markdown("## 资料库里还没有报告")
    st.html('<p class="jw-soft" style="font-size:1rem">请先到“资料”页把绩效报告拖进去，导入后即可提问。</p>')


def problem(message: str) -> None:
    """A failure as one Chinese line."""
    st.html(f'<div class="jw-error" role="alert">{escape(message)}</div>')


def _citation(citation: Citation, *, turn: str, on_open: OpenCitation, opened: int | None) -> None:
    cell = [f"{citation.table.row}／{citation.table.column}"] if citation.table else []
    page = [f"第{citation.page}页"] if citation.page is not None else []
    where = " · ".join([*cell, citation.title or citation.file, *citation.section[-1:], *page])
    st.button(
        f"**{citation.n}**　“{label(citation.quote, max_chars=40)}”　:gray[{label(where, max_chars=90)}]",
        key=f"cite-{turn}-{citation.n}",
        on_click=on_open,
        args=(turn, citation.n),
        type="secondary" if citation.n == opened else "tertiary",
    )


def _operands(given: Answer) -> list[tuple[str, ...]]:
    return [
        (
            value.value,
            value.unit,
            value.subject,
            value.metric,
            value.basis,
            str(value.year or ""),
            f"出处{value.citation}" if value.citation else "计算得出",
        )
        for value in given.values
    ]


def _figure(words: str) -> float | None:
    found = _FIGURE.match(words.strip())
    return float(found[0].replace(",", "").replace("−", "-")) if found else None


def _without_caveats(given: Answer) -> str:
    """The text without the caveats, which are drawn apart."""
    text = given.text
    for caveat in given.caveats:
        text = text.replace(caveat, "")
    return text.strip() or given.text
