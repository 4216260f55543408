"""The texts trained on: news articles cut into passages, and question → paragraph sets.

Nothing of `cmrc2018_dev.json` is read for training; `cmrc2018_trial.json` is read for choosing only.
"""

from __future__ import annotations

import json
import lzma
import re
from pathlib import Path
from typing import NamedTuple

from index.text import sentences

_HEAD = re.compile(r"^.{0,70}?，正文：\s*(?:原标题：)?")
_DEBRIS = re.compile(r"广告声明：.*$|责任编辑.*$|（?图片?来源.{0,12}$")


Cut = list[list[str]]
"""An article as passages, each a list of whole sentences."""


class Question(NamedTuple):
    """A question and the paragraph that answers it."""

    text: str
    paragraph: str


def articles(path: Path) -> list[str]:
    """The news texts without date lines and notices, in the file's order, none twice."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        cleaned = (_DEBRIS.sub("", _HEAD.sub("", line.strip())) for line in lines)
        return list(dict.fromkeys(text for text in cleaned if len(text) >= 60))


def cut(article: str, *, target_chars: int = 180) -> Cut:
    """The article as passages of whole sentences, about `target_chars` characters each."""
    passages: Cut = [[]]
    for start, end in sentences(article):
        if sum(map(len, passages[-1])) >= target_chars:
            passages.append([])
        passages[-1].append(article[start:end])
    return [passage for passage in passages if passage]


def questions(path: Path) -> list[Question]:
    """Questions of a file in SQuAD form (CMRC 2018, DRCD), in its order."""
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [
        Question(qa["question"], paragraph["context"])
        for article in data
        for paragraph in article["paragraphs"]
        for qa in paragraph["qas"]
    ]


def simplified(pairs: list[Question]) -> list[Question]:
    """The same questions in simplified script."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    return [Question(convert(text), convert(paragraph)) for text, paragraph in pairs]
