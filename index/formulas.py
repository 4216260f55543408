"""A pack's formula as a value that can be worked out: `在职人数 / 编制数`, `{m}@决算 / 上年.{m}@决算 - 1`.

Arithmetic is exact on `Decimal`; a formula is never run as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cached_property, lru_cache

from index.errors import PackError
from index.schema import Value
from index.text import plain

_YEAR_BEFORE = "上年."
_SLOT = "{m}"
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([-+*/()×÷−（）])|([^\s\d+*/()×÷−（）-][^\s+*/()×÷−（）-]*))")
_OPERATORS = {"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


class Term(Value):
    """One operand a formula asks for: a metric on a basis, of the year asked about or some years before."""

    metric: str
    """Canonical name; "" is the slot `{m}`, the metric the formula is applied to."""
    basis: str = ""
    """A `Basis`; "" takes any."""
    years_back: int = 0


class Formula(Value):
    """A formula in postfix order: numbers, terms and operators."""

    source: str
    items: tuple[Decimal | Term | str, ...]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The operands, each once, in order of first use."""
        return tuple(dict.fromkeys(item for item in self.items if isinstance(item, Term)))

    @cached_property
    def steps(self) -> tuple[Decimal | int | str, ...]:
        """The items, each term by its place among `terms`."""
        places = {term: place for place, term in enumerate(self.terms)}
        return tuple(places[item] if isinstance(item, Term) else item for item in self.items)

    def work_out(self, lookup: Callable[[Term], Decimal]) -> Decimal | None:
        """The value with each term replaced by `lookup(term)`; None when it divides by zero."""
        return self.value_of([lookup(term) for term in self.terms])

    def value_of(self, operands: Sequence[Decimal]) -> Decimal | None:
        """The value with these operands for the terms, in their order; None when it divides by zero."""
        stack: list[Decimal] = []
        for step in self.steps:
            if isinstance(step, str):
                right, left = stack.pop(), stack.pop()
                try:
                    stack.append(_apply(step, left, right))
                except (DivisionByZero, InvalidOperation):
                    return None
            else:
                stack.append(operands[step] if isinstance(step, int) else step)
        return stack[-1]


@lru_cache(maxsize=512)
def parse_formula(source: str) -> Formula:
    """The formula `source` says.

    Raises:
        PackError: It is not arithmetic over terms and numbers.

    >>> [term.metric for term in parse_formula("在职人数 / 编制数 * 100").terms]
    ['在职人数', '编制数']
    """
    output: list[Decimal | Term | str] = []
    waiting: list[str] = []
    for number, operator, word in _tokens(source):
        if number:
            output.append(Decimal(number))
        elif word:
            output.append(_term(word))
        else:
            _shunt(_OPERATORS.get(operator, operator), output, waiting, source=source)
    while waiting:
        output.append(waiting.pop())
    if "(" in output or not _balanced(output):
        raise PackError(f"领域词包里的公式读不懂：“{source}”。请写成 指标@口径 与 + - * / ( ) 组成的算式")
    return Formula(source=source, items=tuple(output))


def _tokens(source: str) -> list[tuple[str, str, str]]:
    text = source.strip()
    found: list[tuple[str, str, str]] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise PackError(f"领域词包里的公式读不懂：“{source}”，第 {place + 1} 个字起。请对照 docs/packs.md 改正")
        found.append((match[1] or "", match[2] or "", match[3] or ""))
        place = match.end()
    return found


def _term(word: str) -> Term:
    years = 0
    while word.startswith(_YEAR_BEFORE):
        word, years = word[len(_YEAR_BEFORE) :], years + 1
    metric, _, basis = word.partition("@")
    return Term(metric="" if metric == _SLOT else metric, basis=plain(basis), years_back=years)


def _shunt(operator: str, output: list[Decimal | Term | str], waiting: list[str], *, source: str) -> None:
    if operator == "(":
        waiting.append(operator)
    elif operator == ")":
        while waiting and waiting[-1] != "(":
            output.append(waiting.pop())
        if not waiting:
            raise PackError(f"领域词包里的公式括号不成对：“{source}”。请改正")
        waiting.pop()
    else:
        while waiting and waiting[-1] != "(" and _STRENGTH[waiting[-1]] >= _STRENGTH[operator]:
            output.append(waiting.pop())
        waiting.append(operator)


def _balanced(items: list[Decimal | Term | str]) -> bool:
    depth = 0
    for item in items:
        depth += -1 if isinstance(item, str) else 1
        if depth < 1:
            return False
    return depth == 1


def _apply(operator: str, left: Decimal, right: Decimal) -> Decimal:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right
