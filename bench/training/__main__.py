"""Train the built-in embedding model: corpora in, model folder out, nothing pre-trained.

    python -m bench.training CORPORA [--out index/models]

CORPORA holds news.txt.xz, drcd_dev.json, drcd_test.json and, for the figure printed last, cmrc2018_trial.json.
`docs/model-card.md` says what came of it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from bench.training import blend, corpora, domain, export, fit, pairs, vocabulary
from bench.training.cooccurrence import ppmi_table
from bench.training.encoded import Encoded, Encoder, Source, join
from index.embedders.base import unit
from index.embedders.static import StaticEmbedder

WORDS_FROM, COMPANY_FROM, LENGTHS_FROM, ROUNDS = 16_000, 20_000, 15_000, 120
"""Articles for counting words, articles for co-occurrence, pairs of a kind for the lengths, invented reports."""


def main() -> None:
    """Train, write the folder, print how well it finds the paragraphs of the CMRC trial set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=Path("index/models"))
    parser.add_argument("--vocabulary", type=int, default=16_384)
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--share", type=float, default=0.5, help="of co-occurrence in the blend")
    given = parser.parse_args()
    plan = fit.Plan(dimensions=given.dimensions)

    rng = random.Random(plan.seed)
    news = corpora.articles(given.corpora / "news.txt.xz")
    rng.shuffle(news)
    entries = domain.lexicon()
    tokenizer = make_tokenizer(news[:WORDS_FROM], domain.words(entries), size=given.vocabulary)
    say(f"{len(news)} articles, {tokenizer.get_vocab_size()} tokens")
    sources = make_sources(news, entries, given.corpora, tokenizer, rng)
    encoded = join(Encoder(tokenizer, max_tokens=10_000).texts(news[:COMPANY_FROM]))
    table = make_table(encoded, sources, plan, tokens=tokenizer.get_vocab_size(), share=given.share)
    export.save(given.out, tokenizer, table, description={"seed": plan.seed, "share": given.share})
    say(f"written to {given.out}; CMRC trial R@1 {trial(given.out, given.corpora):.1%}")


def make_tokenizer(texts: Sequence[str], words: Sequence[str], *, size: int) -> Tokenizer:
    """The tokenizer: `words`, the characters seen three times in the texts, and their most frequent words."""
    counts = vocabulary.count_words(texts, words=words)
    chars = (char for word, count in counts.items() if count >= 3 for char in word)
    return vocabulary.build(counts, chars, size=size, words=words)


def make_sources(
    news: Sequence[str], entries: Sequence[domain.Entry], folder: Path, tokenizer: Tokenizer, rng: random.Random
) -> list[Source]:
    """Every kind of pairs, encoded."""
    half = len(news) // 2
    idf = pairs.inverse_frequencies(tokenizer, news[:8000])
    articles = [corpora.cut(text) for text in news]
    cloze = list(pairs.inverse_cloze(articles[:half], rng))
    made = {
        "cloze": cloze,
        "keywords": list(pairs.keyword_queries(articles[half:], tokenizer, idf, rng)),
        "numbers": list(pairs.number_questions(articles, rng)),
        "leads": list(pairs.leads(articles[half:], rng)),
        "drcd": drcd(folder, rng),
        "reworded": list(domain.rewordings(articles, entries, rng)),
        "domain": list(filled(domain.rounds(entries, ROUNDS, rng), cloze, batch=fit.Plan().batch)),
    }
    for name, texts in made.items():
        say(f"{name}: {len(texts)} pairs, for instance {texts[1].query[:40]} → {texts[1].passage[:40]!r}")
    encoder = Encoder(tokenizer)
    return [encoder.pairs(name, texts) for name, texts in made.items()]


def drcd(folder: Path, rng: random.Random) -> list[pairs.Pair]:
    """DRCD's questions in simplified script."""
    found = corpora.questions(folder / "drcd_dev.json") + corpora.questions(folder / "drcd_test.json")
    made = [pairs.Pair(*question) for question in corpora.simplified(found)]
    rng.shuffle(made)
    return made


def filled(rounds: Iterator[list[pairs.Pair]], fill: Sequence[pairs.Pair], *, batch: int) -> Iterator[pairs.Pair]:
    """Each round filled up to a batch with other pairs, so that its passages are told from those too."""
    others = cycle(fill)
    for found in rounds:
        yield from found
        yield from islice(others, batch - len(found))


def make_table(encoded: Encoded, sources: list[Source], plan: fit.Plan, *, tokens: int, share: float) -> fit.Table:
    """The token vectors: fitted to pairs, blended with those of co-occurrence in the encoded texts."""
    counts = np.bincount(encoded.ids, minlength=tokens)
    frequencies = counts / counts.sum()
    company = ppmi_table(encoded, vocabulary=tokens, dimensions=plan.dimensions)
    company = blend.weighted(company, frequencies, otherwise=fit.random_table(frequencies, plan))
    company = blend.without_common(company, bags(company, encoded, count=2000))
    say("co-occurrence done")
    company = fit.fit_lengths(company, [source.first(LENGTHS_FROM) for source in sources], plan._replace(rate=0.05))
    fitted = fit.fit_vectors(fit.random_table(frequencies, plan), sources, plan)
    both = blend.side_by_side(fitted, company, share=share)
    return blend.projected(both, frequencies, dimensions=plan.dimensions)


def bags(table: fit.Table, texts: Encoded, *, count: int) -> fit.Table:
    """Unit vectors of the first `count` texts."""
    cuts = zip(texts.starts[:count], texts.starts[1:], strict=False)
    return unit(np.stack([table[texts.ids[first:last]].sum(axis=0) for first, last in cuts]))


def trial(folder: Path, data: Path) -> float:
    """Share of the CMRC trial questions whose paragraph comes first."""
    found = corpora.questions(data / "cmrc2018_trial.json")
    paragraphs = list(dict.fromkeys(question.paragraph for question in found))
    embedder = StaticEmbedder(folder)
    scores = embedder.embed_queries([question.text for question in found]) @ embedder.embed_passages(paragraphs).T
    firsts = [paragraphs[place] for place in scores.argmax(axis=1)]
    return float(np.mean([first == question.paragraph for first, question in zip(firsts, found, strict=True)]))


def say(message: str) -> None:
    """A line of progress on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
