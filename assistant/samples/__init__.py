"""The bundled sample corpus: made-up reports of made-up units, and questions on them with expected answers."""

from pathlib import Path

REPORTS = Path(__file__).with_name("reports")
QUESTIONS = Path(__file__).with_name("questions.jsonl")

__all__ = ["QUESTIONS", "REPORTS"]
