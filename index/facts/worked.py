"""Rates that a sentence works out: 预算完成率=（预算完成数/预算数）×100%=（95/100）×100%=95% states one figure, 95%.

The steps are blanked in the copy that is read, so that the result stands right behind its name; no place moves.
"""

from __future__ import annotations

import re

from index.text import Normal

BLANK = "\x01"
_RUN = re.compile(r"(?:[^,，;；。:!?]|(?<=\d),(?=\d{3}))+")
_OPERATORS = re.compile(r"[=÷]|[×*x]100%")
_NAME = re.compile(r"^\(?(?:(?:19|20)\d\d年度?)?(?P<name>[一-龥“”()/]*?[一-龥)”])(?=[(\d=]|$)")
_RESULT = re.compile(r"=约?-?\d[\d,]*(?:\.\d+)?(?=[^\d=÷×*]*$)")


def without_steps(copy: Normal) -> Normal:
    """`copy` with the steps of every calculation blanked; the same one when it has none.

    >>> from index.quantities import readable
    >>> without_steps(readable("控制率=（9/10）×100%=90%，得2分")).text.replace(BLANK, "")
    '控制率90%，得2分'
    """
    text = copy.text
    for run in _RUN.finditer(text):
        said = run[0]
        operator = _OPERATORS.search(said)
        if operator is None or not re.search(r"\d", said):
            continue
        # 执行率95%（28.5÷30×100%）: the steps come after what they result in.
        given = re.match(r"[^=÷×*]*\d%?\((?=[^()]*[÷×*=])", said)
        if given is not None and given.end() <= operator.start():
            stop = run.start() + said.index(")", given.end()) if ")" in said[given.end() :] else run.end()
            text = text[: run.start() + given.end()] + BLANK * (stop - run.start() - given.end()) + text[stop:]
            continue
        first = re.split(r"[=÷×*]", said)[0]
        name = _NAME.match(first)
        begin = run.start() + (len(name[0].rstrip("(")) if name else _leading(first))
        result = _RESULT.search(said)
        stop = run.start() + result.start() + 1 if result else _trailing(run)
        if stop > begin:
            text = text[:begin] + BLANK * (stop - begin) + text[stop:]
    return copy if text is copy.text else Normal(text, copy.offsets)


def _leading(first: str) -> int:
    """How much of the words before the first operator is no step: 采购执行率为 of 采购执行率为9."""
    words = re.match(r"[^\d(]*", first)
    return words.end() if words else 0


def _trailing(run: re.Match[str]) -> int:
    """Where the steps of a calculation without a result end."""
    marks = [match.end() for match in re.finditer(r"[=÷×*)]|100%|\d", run[0])]
    return run.start() + max(marks, default=0)
