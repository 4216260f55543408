"""What the words of a question tell beside asking: the little words and question words left out."""

from __future__ import annotations

import re

from assistant.lexicon import lexicon
from assistant.understand.words import segmented

# Phrases of question words that segmentation would cut up.
_PHRASES = re.compile(
    r"一共|总共|加起来|是多少钱|多少钱|是多少|有多少|为多少|多少个|多少|是几|有几|[哪第]?几(?:个|家|项|条|名|位)?|哪(?:个|家|些|项|类|种|块|级|笔|一个|一家|一类|里|边)|是不是|有没有|什么|怎么样|怎么|如何|为什么|为啥|前[一二三四五六七八九十两0-9]+[名位家个项]?|哪[一]?年|[两二三四五]年|花得|用得"
)
_TABLE = re.compile("表|栏|明细|附件")
_TOLD_APART = re.compile("月|岁|周岁|级|星|[至到—~-]")
_SHARE = re.compile("(?<=([\u4e00-\u9fff]{2}))(?:占比|比重|比例)")
_SHARES = {"占比": "\uf8ff", "比重": "\uf8fe", "比例": "\uf8fd"}
"""Words of shares, and what stands for them where they end a name that a report prints: 管理费占比."""
_INSIDE = frozenset("地上下内本对中小大")
"""Little words that may be part of a name."""


def telling_place(words: str) -> str:
    """What the words of a place (预算收支表里, 项目明细表里) tell beside that it is a table or some items."""
    if _TABLE.search(words) is None:
        return words
    return "".join(word for word in segmented(words) if word not in lexicon().general)


def telling(text: str, names: str) -> str:
    """The words of the language in `text` that the lexicon does not call empty; bare numbers tell nothing.

    A little word of one character stays where it stands inside a name of the corpus: 地 of 耕地地力.
    """
    words = lexicon()
    text = _SHARE.sub(lambda match: _SHARES[match[0]] if match[1] + match[0] in names else match[0], text)
    kept = []
    for part in words.phrases.sub("\u3000", _PHRASES.sub("\u3000", text)).split("\u3000"):
        tokens = ("", *segmented(part), "")
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if token in words.empty:
                if (token == "月" and before.isdigit()) or after == "本级":  # 12月; 省本级
                    kept.append(token)
                    continue
                around = (before[-1] + token + after[:1] if before and after else "", token + after if after else "")
                inside = token in _INSIDE and any(len(name) > 2 and name in names for name in around)
                kept.append(token if inside else "")
            elif (
                not re.fullmatch(r"[\d.,]+", token)
                or (after and _TOLD_APART.match(after))
                or words.numbered.match(after)
            ):
                kept.append(token)
    told = "".join(kept)
    for word, mark in _SHARES.items():
        told = told.replace(mark, word)
    return told
