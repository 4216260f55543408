"""Which findings were looked into, and what was noted."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from index.library import Library
from index.settings import Settings


def test_the_last_review_of_a_finding_counts_and_can_be_taken_back(tmp_path: Path) -> None:
    with Library.open(Settings(home=tmp_path)) as library:
        version = library.version
        library.reviews.mark("f1", note="口径不同")
        library.reviews.mark("f1", note="已与财务核实")
        library.reviews.mark("f2")
    with Library.open(Settings(home=tmp_path)) as library:
        assert {name: review.note for name, review in library.reviews.all().items()} == {"f1": "已与财务核实", "f2": ""}
        library.reviews.reopen("f1")
        library.reviews.reopen("f1")
        assert list(library.reviews.all()) == ["f2"]
        assert library.version == version


def test_a_home_folder_made_before_there_were_reviews_gets_them(tmp_path: Path) -> None:
    with Library.open(Settings(home=tmp_path)) as library, library._records.engine.begin() as db:
        db.execute(text("DROP TABLE reviews"))
    with Library.open(Settings(home=tmp_path)) as library:
        library.reviews.mark("f1")
        assert list(library.reviews.all()) == ["f1"]
