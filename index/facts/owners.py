"""Whose figures a sentence goes on to give: the companies that were helped, the hospital it began with."""

from __future__ import annotations

from dataclasses import replace

from index.facts import phrases, topics
from index.facts.carry import Named, State


def owned(named: Named, state: State, *, heading: str = "", money: bool = False) -> Named:
    """`named` with those it is of, who stand in it or were named before in the sentence; `state` keeps them.

    Args:
        heading: The sub-project that heads the paragraph.
        money: It is an amount.
    """
    if heading and named.words.startswith(heading):
        return replace(named, subject=heading)
    if heading and not named.change and topics.paid(named.words, money=money) and not named.names:
        paid = money and topics.only_paid(named.words)
        # 护理津贴。全年发放…，金额26万元 is what was paid of it.
        return replace(named, words=heading + named.words, kind=heading if paid else named.kind, subject=heading)
    named = _of_agent(named, state)
    return named if named.used and not named.printed else _of_house(named, state)


def _of_agent(named: Named, state: State) -> Named:
    """受补助企业新增销售收入3.1亿元，上缴税金2860万元: both are theirs."""
    if who := phrases.agent(named.noun):
        state.agent = who
        return replace(named, subject=named.subject or who)
    if state.agent and phrases.acts(named.words) and not named.keep_head and not named.names:
        who = state.agent
        return replace(named, words=who + named.words, noun=who + named.noun, subject=who)
    return named


def _of_house(named: Named, state: State) -> Named:
    """县人民医院门急诊46.8万人次，药占比26.7%: both are of that hospital."""
    who, what = topics.owner(named.noun) if not named.keep_head else ("", "")
    if who:
        state.owner = who
        words = named.words.replace(named.noun, who + what)
        return replace(named, words=words, noun=who + what, kind=named.kind or what, subject=named.subject or who)
    if not named.keep_head and topics.mentions_house(named.noun) and state.owner not in named.noun:
        state.owner = ""
    if state.owner and not state.carry.parent and not named.subject and not named.keep_head and not named.names:
        return replace(named, words=state.owner + named.words, subject=state.owner)
    return replace(named, subject=named.subject or state.owner)
