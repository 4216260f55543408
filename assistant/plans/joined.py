"""The answers to the clauses of one question as one answer: paragraphs in turn, sources numbered through."""

from __future__ import annotations

import re

from assistant.draft import Draft

_MARK = re.compile(r"\[(\d+)\]")


def joined(first: Draft, second: Draft) -> Draft:
    """The first draft, which is an answer, with the second told after it."""
    numbers = first.sources.joined(second.sources)

    def renumbered(text: str) -> str:
        return _MARK.sub(lambda match: f"[{numbers.get(int(match.group(1)), int(match.group(1)))}]", text)

    first.paragraphs += map(renumbered, second.paragraphs)
    first.caveats += (caveat for each in second.caveats if (caveat := renumbered(each)) not in first.caveats)
    first.figures += second.figures
    first.findings += (finding for finding in second.findings if finding not in first.findings)
    first.literals += second.literals
    first.formula = "；".join(filter(None, (first.formula, second.formula)))
    first.table = first.table or second.table
    first.used = None if first.used is None or second.used is None else tuple({*first.used, *second.used})
    return first
