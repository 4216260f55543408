"""The documentation says what the code does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.errors
import index.errors
from assistant.cli.app import run
from index.errors import JiwenError

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_generated_pages_match_the_code() -> None:
    checked = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def commands(block: str) -> Iterator[str]:
    for text in re.findall(r"```sh\n(.*?)```", block, flags=re.DOTALL):
        yield from text.splitlines()


@pytest.mark.parametrize("line", [line for line in commands(README) if line.startswith("jiwen") and "某某" not in line])
def test_readme_commands_work(line: str, sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line)[1:]
    if words[0] == "ingest":
        pytest.skip("names a folder of the reader's own")
    assert run([*words, "--home", str(sample_home)]) == 0
    shown = capsys.readouterr().out
    assert shown
    if words[0] == "ask":
        assert "[1]" in shown


def test_the_readme_shows_a_real_answer(sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = re.search(r"```text\n\$ (jiwen ask .*?)\n(.*?)```", README, flags=re.DOTALL)
    assert block
    assert run([*shlex.split(block[1])[1:], "--home", str(sample_home)]) == 0
    assert capsys.readouterr().out.split() == block[2].split()


@pytest.mark.parametrize("verb", re.findall(r"`?make ([a-z]+)", README))
def test_readme_names_verbs_of_the_makefile(verb: str) -> None:
    assert re.search(rf"^{verb}:", MAKEFILE, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "page", ["README.md", *(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("page", [path.name for path in (ROOT / "docs").glob("*.md")])
def test_modules_named_in_the_docs_exist(page: str) -> None:
    words = re.findall(r"`([\w/]+(?:\.py|/))`", (ROOT / "docs" / page).read_text(encoding="utf-8"))
    places = [ROOT, *(ROOT / package for package in ("index", "assistant", "ui"))]
    assert [word for word in words if not any((place / word).exists() for place in places)] == []


@pytest.mark.parametrize("module", [index.errors, assistant.errors], ids=["index", "assistant"])
def test_the_error_tree_is_drawn_whole(module: object) -> None:
    drawn = (module.__doc__ or "") if module else ""
    errors = [
        name
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, JiwenError) and value.__module__ == module.__name__
    ]
    assert [name for name in errors if not re.search(rf"\b{name}\b", drawn)] == []
