"""Tables of questions, and the units of the sample corpus that they name; a conversation's turns are divided by |."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from assistant.query import Measure, Query

FENGDU, YANTING, SONGWU = "泽宁市枫渡县农业农村局", "岚州市雁汀区教育局", "松坞县工业和信息化局"
ZHELING, BEILONG, LINLAN = "柘岭县民政局", "北泷市水利局", "衡阜市临澜市财政局"

Ask = Callable[[str], Query]
"""What the last of the turns asks for, understood after those before it."""


def rows(table: Mapping[str, tuple[Any, ...]]) -> list[Any]:
    """A case a row, by the row's name."""
    return [pytest.param(*row, id=name) for name, row in table.items()]


def named(measures: tuple[Measure, ...]) -> tuple[str, ...]:
    """The metrics asked for; of a figure worked out, those that it is worked out from."""
    return tuple(part.metric for measure in measures for part in (measure.parts or (measure,)))
