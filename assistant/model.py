"""The optional language model: it may put a finished answer into smoother words, and say what a hard question asks.

The answer is composed without it, and stays as it is unless the new wording keeps every figure and every citation mark.
So a model that is down, slow, wrong or talked into something by a report costs style, never truth. How it reads questions
is in `assistant.model_query`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, Protocol

from assistant import messages
from assistant.errors import ModelError
from assistant.schema import Answer
from index.settings import Settings, Structured

_MARK = re.compile(r"\[\d+\]")
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两]{2,}")


class LanguageModel(Protocol):
    """Phrases answers and fills in forms; each within its time limit, a retry included."""

    def phrase(self, answer: Answer) -> str:
        """The answer's text in other words, in Chinese, with all its figures and [n] marks.

        Raises:
            ModelError: Not reached, over the time limit, refused, or nothing said.
        """
        ...

    def fill(self, request: str, schema: dict[str, Any]) -> object:
        """What the model filled in of a form: JSON as parsed, yet to be validated.

        Args:
            request: As `assistant.prompts.reading` makes it.
            schema: JSON schema of the form.

        Raises:
            ModelError: As `phrase`, or what came is not JSON.
        """
        ...


def open_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name; None where they name none.

    Raises:
        ModelError: A name without an address.
    """
    if not settings.model:
        return None
    if not settings.model_url:
        raise ModelError(messages.model_url_missing())
    return _connected(
        settings.model, settings.model_url, settings.model_key, settings.model_timeout, settings.model_structured
    )


@lru_cache(maxsize=4)
def _connected(name: str, url: str, key: str, timeout: float, structured: Structured) -> LanguageModel:
    from assistant.openai_model import OpenAICompatible

    return OpenAICompatible(name, url=url, key=key, timeout=timeout, structured=structured)


def reworded(answer: Answer, settings: Settings) -> Answer:
    """The answer in the model's words, or as it was, with the reason, where they cannot be used."""
    if not settings.model or answer.status != "answered":
        return answer
    try:
        model = open_model(settings)
        return answer if model is None else phrased(answer, model)
    except ModelError as error:
        return _noted(answer, str(error))


def phrased(answer: Answer, model: LanguageModel) -> Answer:
    """The answer in the words of `model`, if they keep its figures and marks; otherwise the answer with a note.

    Raises:
        ModelError: As `LanguageModel.phrase`.
    """
    text = model.phrase(answer).strip()
    if not keeps(answer.text, text):
        return _noted(answer, messages.wording_rejected())
    return answer.model_copy(update={"text": text})


def keeps(composed: str, text: str) -> bool:
    """Whether `text` states the figures of `composed`, each as often, and no other, with the same citation marks.

    Chinese numerals count as figures, so that 三千 cannot slip in where 3 000 could not.
    """
    return _stated(composed) == _stated(text) and set(_MARK.findall(composed)) == set(_MARK.findall(text))


def _stated(text: str) -> Counter[str]:
    return Counter(figure.replace(",", "").replace("，", "") for figure in _FIGURE.findall(_MARK.sub("", text)))


def _noted(answer: Answer, note: str) -> Answer:
    return answer.model_copy(update={"text": f"{answer.text}\n{note}", "caveats": (*answer.caveats, note)})
