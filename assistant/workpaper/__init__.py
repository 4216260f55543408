"""Working papers: answers with their figures, formulas and sources, as a Word or an Excel file."""

from assistant.workpaper.content import Paper, paper
from assistant.workpaper.excel import excel
from assistant.workpaper.word import word

__all__ = ["Paper", "excel", "paper", "word"]
