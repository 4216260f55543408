"""The report's own words that there is none of it: 本单位无政府性基金预算支出; 当年没有购置公务用车; 未列支“三公”经费."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choice.matching import covered
from assistant.choice.resolve import Resolver
from assistant.corpus import Corpus
from assistant.described import described
from assistant.draft import Draft
from assistant.figures import Figure
from assistant.lexicon import lexicon
from assistant.plans.pieces import Piece, pieces_of
from assistant.plans.quotes import quoted
from assistant.plans.scope import Scope
from assistant.plans.sentences import candidates
from assistant.query import Query
from assistant.sought import sought, telling, wordings
from assistant.sources import Sources
from assistant.understand.words import segmented
from index.text import plain

_GAP = r"[^,，。;；]{0,8}?"
_ITSELF = "(?![一-龥]{0,2}(?:台账|制度|机制|方案|办法|体系|档案|清单))"
"""未建立后期管护台账 does not deny 后期管护."""
_NOT_DONE = re.compile("(?<!有)(?:没有?|未)(?!有)[一-龥]{1,4}的[^,，。?？]*(?:多少|几)")
"""没登记的资产值多少 asks for what the report says was not done."""


def asks_whether(query: Query) -> bool:
    """Whether it is asked if there is any of it, not whether a goal or a bound was reached."""
    return (
        lexicon().denial.whether.search(plain(query.text)) is not None
        and lexicon().denial.reached.search(query.text) is None
    )


_LIKELY = 8
_ABOUT = 0.75
"""A sentence is about what is asked when it says so much of the words, with those before it."""
_SAME = 0.5
"""A figure that bears less of the words than this is of another thing."""


def there_is(draft: Draft, query: Query, corpus: Corpus) -> Draft:
    """The draft with 有 or 没有 before the figure that answers whether there is any; upkeep does not tell of buying."""
    if draft.status != "answered" or not draft.figures or not draft.paragraphs:
        return draft
    label = draft.figures[0].label
    if lexicon().denial.buying.search(query.text) and not lexicon().denial.purchase.search(label):
        if lexicon().denial.buying.search("".join((label, *(fact.quote for fact in draft.figures[0].facts())))):
            return draft
        unsaid = f"{draft.figures[0].unit_name}的报告没有写明是否购置，无法回答。"
        return Draft("not_found", Sources(corpus), [unsaid], scope=draft.scope, used=())
    facts = draft.figures[0].facts()
    names = described("|".join((label, *(name for fact in facts for name in fact.row))), "")
    thing = telling(lexicon().denial.asking.sub("", query.text_words or query.words))
    if any(m.metric for m in query.measures) or covered(thing, names, corpus)[0] >= _ABOUT:
        draft.paragraphs[0] = f"{'有' if draft.figures[0].value else '没有'}：{draft.paragraphs[0]}"
    return draft


def beside(query: Query, corpus: Corpus, figures: Sequence[Figure]) -> bool:
    """Whether none of the figures bears the name of what is asked about, which its metric does not tell."""
    measure = query.measures[0] if len(query.measures) == 1 else None
    facts = [fact for figure in figures for fact in figure.facts()]
    if measure is None or (measure.metric and not measure.spoken) or not facts or query.operation != "lookup":
        return False
    thing = telling(lexicon().denial.spending.sub("", measure.words))
    own = (described("|".join((fact.metric_text, fact.subject, *fact.row)), "") for fact in facts)
    return len(thing) > 2 and all(covered(thing, each, corpus)[0] < _SAME for each in own)


def denied(query: Query, corpus: Corpus, scope: Scope) -> Draft | None:
    """An answer that begins with 没有 and quotes the sentence that says so; None where no report in scope does."""
    if _NOT_DONE.search(query.text):
        return None
    draft = Draft("answered", Sources(corpus), scope=scope.report_ids, route="passages")
    none, acts = lexicon().denial.none.pattern, lexicon().denial.acts.pattern
    patterns = [re.compile(f"{none}{acts}{_GAP}{re.escape(thing)}{_ITSELF}") for thing in _things(query, corpus)]
    acted = (*_acted(query), *_bought(query))
    patterns += [re.compile(f"{none}[^,，。;；]{{0,4}}{act}{_GAP}{re.escape(thing)}") for act, thing in acted]
    no = "是，没有" if lexicon().denial.is_none.search(query.text) else "没有"
    for unit in scope.units:
        years = Resolver(corpus, query).years(unit)
        report_ids = [r for r in unit.report_ids if corpus.cards[r].identity.year in years]
        every = (
            piece for report_id in report_ids if patterns for piece in pieces_of(report_id, corpus) if not piece.row
        )
        said = (piece for piece in every if any(pattern.search(plain(piece.said)) for pattern in patterns))
        found = next(said, None) or (
            _denying(query, report_ids, corpus) if scope.named and asks_whether(query) else None
        )
        if found is not None:
            draft.paragraphs.append(f"{no}。{unit.name}的报告写明：{quoted(found, draft, corpus)}")
            return draft
    return None


def _denying(query: Query, report_ids: Sequence[str], corpus: Corpus) -> Piece | None:
    """The sentence about what is asked that denies the very thing in one of its clauses: 无一例错发漏发."""
    words = telling(lexicon().denial.asking.sub("", query.text_words or query.words))
    thing = segmented(words)[-1] if len(words) > 2 else ""
    if len(thing) < 2:
        return None
    asking = plain(query.text).replace("有没有", "").replace("是否", "")
    if re.search(rf"(?:没有?|未|不){_GAP}{re.escape(thing)}", asking):
        return None  # 有没有未停发的: what is not done is asked for, and a sentence that says so affirms it
    forms = tuple(dict.fromkeys(way[-len(thing) :] for way in wordings(thing)))
    denies = re.compile(
        lexicon().denial.denies.pattern + r"[^,，。;；]{0,10}?(?:" + "|".join(map(re.escape, forms)) + ")"
    )
    for candidate in candidates(words, corpus, report_ids)[:_LIKELY]:
        piece = candidate.piece
        if not piece.row and candidate.around >= _ABOUT and candidate.own >= _SAME and denies.search(plain(piece.said)):
            return piece
    return None


def _acted(query: Query) -> list[tuple[str, str]]:
    """What was done and to what, in a question whether it was: 列支 and 奖金 of 专项资金里列支奖金了吗."""
    done = lexicon().denial.acted.search(plain(query.text))
    if done is None or len(thing := telling(done.group("thing"))) < 2:
        return []
    acts = [done.group("act"), *sought().alike.get(done.group("act"), ())]
    return [(act, form) for act in acts for form in wordings(thing)]


def _bought(query: Query) -> list[tuple[str, str]]:
    """What was bought or rented, of a metric that says so: 购置 and 公务用车 of 公务用车购置费."""
    named = (lexicon().denial.bought.fullmatch(measure.metric or measure.words) for measure in query.measures)
    return [(match.group("act"), form) for match in named if match for form in wordings(match.group("thing"))]


def _things(query: Query, corpus: Corpus) -> tuple[str, ...]:
    """What there may be none of: the metric by its printed names, and the question's own words as reports print them."""
    names: list[str] = []
    for measure in query.measures:
        metric = corpus.pack.metrics.get(measure.metric)
        if metric is not None and not measure.spoken:
            names += [metric.name, *metric.aliases]
        else:
            said = telling(lexicon().denial.spending.sub("", measure.words))
            names += [*corpus.synonyms.get(said, ()), *wordings(said)]
    return tuple(dict.fromkeys(plain(name) for name in names if len(plain(name)) > 3))
