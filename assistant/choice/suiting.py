"""What a fact must say to be an answer: every word of the question that names or narrows the thing asked about.

A similar fact that lacks such a word is about something else: 协议离婚 is not 离婚, a 客运站 is not 客运, 80岁以上 is not
60岁以上. What a thing costs a head is not what was spent on it, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.choice.months import months
from assistant.corpus import Corpus
from assistant.described import Described, IndexedFact
from assistant.lexicon import lexicon
from assistant.understand.words import classed, segmented
from index.schema import Fact
from index.text import plain

# Nouns, their short forms and the adjectives that stand before them.
_NAMING = re.compile("n(?![grst])|an|j|b|i|l")
_NAMES = re.compile("n[rst]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_JOINED = re.compile(r"(?<=[一-龥])(?P<and>[及和与、])(?=[一-龥])")
_SIDE = "[东西南北中甲乙丙丁一二三四五六七八九]"
_SIDED = "片区|标段|岸|侧|线|段|号楼|号线"
_MORE = 2
"""Names of the same thing differ by no more characters than this."""
_LEAST_NOUN = 3
"""A noun of so many characters is printed in part at least where it is told of."""
_REACH = 6
"""So many characters after a figure tell what it is for each: 1,789元/人/月."""


@lru_cache(maxsize=4096)
def naming_words(words: str) -> tuple[str, ...]:
    """The words that name what is asked about; those that say next to nothing left out."""
    return _classed(words, _NAMING)


@lru_cache(maxsize=4096)
def _classed(words: str, kinds: re.Pattern[str]) -> tuple[str, ...]:
    skipped = lexicon().empty | lexicon().general
    return tuple(w for w, kind in classed(words) if len(w) > 1 and kinds.match(kind) and w not in skipped)


def lacks(words: str, indexed: IndexedFact, corpus: Corpus) -> str:
    """The first naming word of `words` that neither the fact nor its sentence, section or title says; "" for none.

    What a segmenter takes for the name of a place or person counts only where a report prints it: 特岗, but no slip of it.
    """
    names = (name for name in _classed(words, _NAMES) if corpus.prints(name))
    for word in (*naming_words(words), *names):
        if says(word, indexed) or word in plain(indexed.fact.entity):
            continue
        if lexicon().fitting.rate.fullmatch(word) and per_head_rate(indexed.fact, corpus):
            continue
        meant = [forms for said, forms in corpus.synonyms.items() if said in words and (word in said or said in word)]
        if any(form in indexed.head or form in indexed.context for forms in meant for form in forms):
            continue
        return word
    return ""


def of_another(words: str, thing: Described) -> bool:
    """Whether the words name a thing (梅溪水库) that its sentence only lists beside others, or tells another of its kind."""
    for name, kind in _things_named(words):
        if name in thing.head or name not in thing.context:
            continue
        if re.search(rf"{kind}[^,;。]{{0,20}}(?:各|均|分别|每)", thing.context):
            continue  # said of each
        listed = rf"{kind}[、和及与][\u4e00-\u9fff]{{0,6}}{name}|{name}[、和及与][\u4e00-\u9fff]{{1,8}}{kind}"
        if kind in thing.head or re.search(listed, thing.context):
            return True
    return False


def akin(one: str, other: str, corpus: Corpus) -> bool:
    """Whether one of two metrics of the pack is a part or a kind of the other: 服务对象满意度 of 满意度."""
    known = corpus.pack.metrics
    pairs = ((one, other), (other, one))
    return any(a.endswith(b) or (a in known and known[a].parent == b) for a, b in pairs)


def telling_words(words: str) -> str:
    """The words without those that say next to nothing; all of them where no other is left."""
    return "".join(word for word in segmented(words) if word not in lexicon().general) or words


def of_several(words: str, head: str) -> bool:
    """Whether a figure is of what is named together with something else: 公用经费 in 人员及公用经费保障."""
    for join in {match["and"] for match in _JOINED.finditer(head)}:
        if join + words in head or words + join in head:
            return True
        if any(words[:cut] + join in head and words[cut:] in head for cut in range(1, len(words))):
            return True  # 人员经费 in 人员及公用经费
    return False


def of_another_side(words: str, own: str) -> bool:
    """Whether the words name the other one (西片区) of two like things that a figure's own words tell (东片区)."""
    sides = _sides_named(words)
    return any(side + kind not in own and re.search(_SIDE + kind, own) is not None for side, kind in sides)


@lru_cache(maxsize=1024)
def _sides_named(words: str) -> tuple[tuple[str, str], ...]:
    """The one of several like things that some words name, and what they are: 西 and 片区."""
    return tuple(re.findall(f"({_SIDE})({_SIDED})", words))


@lru_cache(maxsize=1024)
def _things_named(words: str) -> tuple[tuple[str, str], ...]:
    """The things that some words name, each with its kind: 梅溪水库 and 水库."""
    return tuple((match.group(), match["kind"]) for match in lexicon().kinds_named.finditer(words))


def narrower(text: str, indexed: Described) -> bool:
    """Whether a question narrows the thing down by a word (80岁, 一本) that the fact does not say."""
    words = [match.group().replace("周岁", "岁") for match in lexicon().narrowing.finditer(text)]
    if not words:
        return False
    said = indexed.head + "\n" + f"{indexed.head}|{indexed.context}".replace("周岁", "岁")
    part = months(indexed.head)
    return any(word not in said and (part is None or months(word) != part) for word in words)


def says(word: str, indexed: IndexedFact) -> bool:
    """Whether a fact says a word, in full or in a longer or shorter form of it (村医, 乡村医生; 老年人, 老人)."""
    if word in indexed.head or word in indexed.context or all(char in indexed.head for char in word):
        return True
    if len(word) == 2:
        return word in indexed.head_skips
    if len(word) == 3:
        return False
    if lexicon().bodies.search(word):
        return says(word[:-2], indexed) and says(word[-2:], indexed)
    first, last = word[:-2], word[-2:]
    return says(first, indexed) if last in lexicon().general else says(last, indexed)


def said_of(fact: Fact, text: str) -> frozenset[str]:
    """The words and numbers of a fact's own name that stand in a question."""
    name = plain(" ".join((fact.metric_text, *fact.row[-1:], fact.subject if fact.subject != fact.entity else "")))
    told = (word for part in re.split(r"[^\w.]+", name) for word in segmented(part))
    return frozenset(w for w in told if (len(w) > 1 or w.isdigit()) and _stands(w, text))


def _stands(word: str, text: str) -> bool:
    if _NUMBER.fullmatch(word):
        return re.search(rf"(?<![\d.]){re.escape(word)}(?![\d.])", text) is not None
    return word in text


def same_thing(fact: Fact, other: Fact, corpus: Corpus) -> bool:
    """Whether two facts of one metric are called the same, their basis aside: 村均收入, 收入村均; not 项目支出：办公费."""
    one, two = (bare_name(each, corpus) for each in (fact, other))
    if one.count(":") != two.count(":") or _NUMBER.findall(one) != _NUMBER.findall(two):
        return False
    more = (set(one) | set(two)) - (set(one) & set(two))
    return (set(one) <= set(two) or set(two) <= set(one)) and len(more) <= _MORE


def bare_name(fact: Fact, corpus: Corpus) -> str:
    """The words of a fact's name without its metric's own and those of its basis."""
    words = plain(fact.metric_text)
    metric = corpus.pack.metrics.get(fact.metric)
    for word in (*map(plain, (metric.name, *metric.aliases) if metric else ()), *corpus.basis_words):
        words = words.replace(word, "")
    return words


def left_over(fact: Fact) -> bool:
    """Whether an amount is what was left of something, and so never what was spent or planned of it."""
    return (
        fact.unit_base.startswith("元") and lexicon().amounts.balance.search(fact.metric_text + fact.metric) is not None
    )


def left_over_asked(text: str) -> bool:
    """Whether a text speaks of what was left."""
    return lexicon().amounts.left.search(text) is not None


def per_head_rate(fact: Fact, corpus: Corpus) -> bool:
    """Whether an amount is for each person, household, month …: a standard, and no sum spent."""
    if not fact.unit_base.startswith("元"):
        return False
    text = corpus.text(fact.location.report_id)
    after = text[fact.value_end : fact.value_end + _REACH]
    before = "".join((fact.metric_text, *fact.row, *fact.column, fact.quote))
    return (
        lexicon().standard.search(before) is not None
        or re.search(r"[/／](人|户|月|年|亩|天)", after + fact.unit) is not None
    )


def nowhere(noun: str, report_ids: Iterable[str], corpus: Corpus) -> bool:
    """Whether none of some reports prints even two characters of a noun: 充电桩 of 新建多少充电桩."""
    if len(noun) < _LEAST_NOUN or any(word in noun for word in corpus.synonyms):
        return False
    texts = [corpus.text(report_id) for report_id in set(report_ids)]
    return bool(texts) and not any(noun[i : i + 2] in text for text in texts for i in range(len(noun) - 1))
