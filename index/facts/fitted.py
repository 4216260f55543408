"""Whose figure of the year before it is, where two amounts stand before it: the difference that is told decides."""

from __future__ import annotations

from dataclasses import replace

from index.facts.drafts import Draft


def fitted(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence: 支出571万元，结余37万元，比上年的498万元增加73万元 tells of 支出, as only that fits."""
    found = list(drafts)
    for at in range(2, len(found)):
        before, moved = found[at - 1], found[at]
        if moved.change != "增减额" or before.change or not _amounts(before, moved) or not moved.quantity.value:
            continue
        now = [
            draft
            for draft in found[max(0, at - 5) : at - 1]
            if not draft.change and draft.year != before.year and _amounts(draft, moved)
        ]
        if len(now) < 2 or now[-1].noun != before.noun or _fits(now[-1], before, moved):
            continue
        owner = next((draft for draft in reversed(now[:-1]) if _fits(draft, before, moved)), None)
        if owner is None:
            continue
        found[at - 1] = replace(_of(before, owner, before), words=owner.words, basis=owner.basis)
        found[at] = _of(moved, owner, before)
        if at + 1 < len(found) and found[at + 1].change == "变化率" and found[at + 1].noun == before.noun:
            found[at + 1] = _of(found[at + 1], owner, before)
    return found


def _of(draft: Draft, owner: Draft, wrong: Draft) -> Draft:
    """The draft as one of `owner`, not of the metric it was taken for."""
    words = draft.words.replace(wrong.noun, owner.noun, 1)
    return replace(draft, words=words, noun=owner.noun, metric=owner.metric, subject=owner.subject)


def _amounts(*drafts: Draft) -> bool:
    return all(draft.quantity.base[1] == "元" for draft in drafts)


def _fits(now: Draft, before: Draft, moved: Draft) -> bool:
    """Whether `now` less `before` is what is told, to the last printed digit."""
    apart = abs(now.quantity.base[0] - before.quantity.base[0])
    return abs(apart - abs(moved.quantity.base[0])) <= abs(moved.quantity.base[0]) / 100
