"""The language model over any OpenAI-compatible endpoint, through LangChain's chat model.

Calls run on one event loop in the background: only so can a reply that drips on for ever be given up on time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import cache
from threading import Thread
from typing import Any, TypeVar

from langchain_core.exceptions import ModelTimeoutError, OutputParserException
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai import APIConnectionError, APITimeoutError
from pydantic import SecretStr

from assistant import messages, prompts
from assistant.errors import ModelError
from assistant.schema import Answer
from index.settings import Structured

_T = TypeVar("_T")


class OpenAICompatible:
    """A `LanguageModel` at an address.

    Args:
        name: Name of the model as the endpoint knows it.
        url: Base address, with /v1 where the endpoint wants it.
        key: Access key; "" for endpoints that ask for none.
        timeout: Seconds allowed for one answer, a retry included.
        structured: How the endpoint is asked for JSON.
    """

    def __init__(self, name: str, *, url: str, key: str, timeout: float, structured: Structured) -> None:
        self._url = url
        self._timeout = timeout
        self._structured = structured
        self._chat = ChatOpenAI(
            model=name, base_url=url, api_key=SecretStr(key or "none"), timeout=timeout, max_retries=1, temperature=0
        )

    def phrase(self, answer: Answer) -> str:
        """See `LanguageModel.phrase`."""
        request = prompts.phrasing(answer.question, answer.text)
        reply = self._said(self._chat.ainvoke([SystemMessage(prompts.PHRASING), HumanMessage(request)]))
        text = reply.text.strip()
        if not text:
            raise ModelError(messages.model_silent())
        return text

    def fill(self, request: str, schema: dict[str, Any]) -> object:
        """See `LanguageModel.fill`."""
        form = self._chat.with_structured_output(schema, method=self._structured)
        return self._said(form.ainvoke([SystemMessage(prompts.READING), HumanMessage(request)]))

    def _said(self, call: Coroutine[Any, Any, _T]) -> _T:
        waiting = asyncio.run_coroutine_threadsafe(call, _loop())
        try:
            return waiting.result(self._timeout)
        except (TimeoutError, APITimeoutError, ModelTimeoutError) as error:
            waiting.cancel()
            raise ModelError(messages.model_slow(self._timeout)) from error
        except APIConnectionError as error:
            raise ModelError(messages.model_unreachable(self._url)) from error
        except OutputParserException as error:
            raise ModelError(messages.model_not_json()) from error
        except Exception as error:  # a reply off the protocol breaks the client in ways it does not name
            raise ModelError(messages.model_refused(type(error).__name__)) from error


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language model", daemon=True).start()
    return loop
