"""问答: the conversation, and the source of a citation beside it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from index.errors import JiwenError
from ui import papers, state
from ui.sources import neighbours
from ui.views import actions, chat, history, links, scope, source

kept = state.conversation()
draw = partial(papers.drawn_up, library=state.library())
with st.sidebar:
    history.new(on_open=state.open_conversation)
    within = scope.choice(state.corpus(), kept=state.scope())
asked = st.chat_input("输入问题，回车发送", key="question") or state.take_question()
opened = None if asked else state.opened()
left, right = st.columns([11, 10], gap="medium") if opened else (st.container(key="alone"), st.empty())

with left:
    scope.line(within, reports=len(state.within(within).reports()))
    if not kept.talk.turns and not asked:
        if state.corpus().reports:
            chat.welcome(state.examples()[:8], on_ask=state.put_question)
        else:
            chat.empty_corpus()
    shown = kept.talk.turns[-state.turns_shown() :]
    chat.earlier(len(kept.talk.turns) - len(shown), on_more=state.show_more_turns)
    for turn in shown:
        chat.question(turn.question)
        with chat.reply():
            number = opened[1].n if opened and opened[0].id == turn.id else None
            chat.answer(turn, on_open=state.open_source, opened=number)
            verdict = kept.verdicts.get(turn.id)
            actions.actions(turn, talk=kept.id, verdict=verdict, on_judge=state.judge, draw=draw)
    if asked:
        chat.question(asked)
        with chat.reply():
            try:
                with st.spinner("正在查找……"):
                    turn = state.ask(asked, scope=within)
                chat.answer(turn, on_open=state.open_source, fresh=True)
                talk = state.conversation().id
                actions.actions(turn, talk=talk, verdict=None, on_judge=state.judge, draw=draw)
            except JiwenError as error:
                chat.problem(str(error))
    turns = state.conversation().talk.turns
    if turns and turns[-1].answer:
        chat.suggestions(turns[-1].answer.suggestions, key=turns[-1].id, on_ask=state.put_question)
        at = turns.index(opened[0]) if opened else state.turn_in_view()
        chat.show_question(at - len(turns), once=f"{turns[at].id} {bool(opened)}")

if opened:
    turn, citation = opened
    before, after = neighbours(turn, citation.n)
    with right, st.container(key="source"):
        source.bar(
            before=before,
            after=after,
            on_turn=partial(state.open_source, turn.id),
            on_close=state.close_source,
            link=partial(links.report, citation.report_id, citation.start, citation.end),
        )
        source.panel(state.source(citation), move=state.moves())

with st.sidebar:
    kept = state.conversation()
    listed = state.conversations()
    for current in (one for one in listed if one.id == kept.id):
        with st.container(horizontal=True, gap="small", key="talk-bar"):
            history.manage(current, on_rename=state.rename_conversation, on_delete=state.delete_conversation)
            actions.workpaper(kept.talk.turns, draw=draw, key="all")
    history.conversations(listed, current=kept.id, on_open=state.open_conversation)
state.warm()
