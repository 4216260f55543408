"""What can go wrong in `assistant`.

JiwenError (index.errors)
├── QuestionError         a question that cannot be asked
│   ├── EmptyQuestion
│   └── QuestionTooLong
├── QuestionFileError     a batch or evaluation file that cannot be read
├── BelowThreshold        an evaluation that misses its thresholds
├── ModelError            the optional language model gave nothing usable
└── ServeError            the chat page cannot be started

Each message is one Chinese line from `assistant.messages`: what happened, where, what to do.
"""

from __future__ import annotations

from index.errors import JiwenError


class QuestionError(JiwenError):
    """A question that cannot be asked."""


class EmptyQuestion(QuestionError):
    """No words in it."""


class QuestionTooLong(QuestionError):
    """More characters than a question may have."""


class QuestionFileError(JiwenError):
    """A batch or evaluation file that cannot be read."""


class BelowThreshold(JiwenError):
    """An evaluation that misses its thresholds."""


class ModelError(JiwenError):
    """The language model could not be reached, was too slow, or answered nothing."""


class ServeError(JiwenError):
    """The chat page cannot be started."""
