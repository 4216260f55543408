"""The import rules: who may use whom, who owns which third-party library, and what starting costs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("index", "assistant", "ui")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

FORBIDDEN = {"index": {"assistant", "ui"}, "assistant": {"ui"}, "ui": set[str]()}

OWNERS = {
    "sqlalchemy": ("index/stores/",),
    "chromadb": ("index/stores/",),
    "langchain_chroma": ("index/stores/",),
    "tantivy": ("index/stores/",),
    "sentence_transformers": ("index/embedders/", "index/rerank.py"),
    "torch": ("index/embedders/",),
    "tokenizers": ("index/embedders/",),
    "safetensors": ("index/embedders/",),
    "docx": ("index/readers/", "assistant/workpaper/"),
    "pdfplumber": ("index/readers/",),
    "pypdfium2": ("index/readers/",),
    "pytesseract": ("index/readers/",),
    "openpyxl": ("index/readers/", "assistant/workpaper/", "assistant/spreadsheet.py"),
    "xlrd": ("index/readers/",),
    "bs4": ("index/readers/",),
    "lxml": ("index/readers/",),
    "langchain_core": ("assistant/retriever.py", "assistant/openai_model.py"),
    "langchain_openai": ("assistant/openai_model.py",),
    "openai": ("assistant/openai_model.py",),
    "typer": ("assistant/cli/",),
    "rich": ("assistant/cli/",),
    "streamlit": ("ui/",),
    "pandas": ("ui/",),
}
"""Library → the only places that may import it."""

HEAVY = {"torch", "sentence_transformers", "chromadb", "langchain_core", "langchain_openai", "streamlit", "pandas"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Top package and line of each import of a module, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: imports are absolute"
            yield (node.module or "").split(".")[0], node.lineno


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    forbidden = FORBIDDEN[name(path).split("/")[0]]
    assert [f"line {line}: {top}" for top, line in imports(path) if top in forbidden] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_third_party_libraries_stop_at_their_adapter(path: Path) -> None:
    astray = [
        f"line {line}: {top} belongs to {OWNERS[top]}"
        for top, line in imports(path)
        if top in OWNERS and not name(path).startswith(OWNERS[top])
    ]
    assert astray == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_what_they_are(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    assert not module.body or ast.get_docstring(module)


def test_every_library_is_declared() -> None:
    """What is only there because another library needs it may be gone tomorrow."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["ocr"]]
    declared = {canonical(re.split(r"[<>=]", line)[0]) for line in needed}
    sources = packages_distributions()
    used = {top for path in MODULES for top, _ in imports(path)} - set(sys.stdlib_module_names) - {*PACKAGES, ""}
    # An extra that is not installed (ocr) is known by its own name.
    assert {top for top in used if declared.isdisjoint(map(canonical, sources.get(top, [top])))} == set()


def canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_only_the_page_uses_names_streamlit_would_hide() -> None:
    """Streamlit puts ui/ first on the path: a file there named like a package would replace the package."""
    assert {path.stem for path in (ROOT / "ui").glob("*.py")}.isdisjoint(PACKAGES)


@pytest.mark.parametrize(
    "module", ["assistant", "assistant.asking", "assistant.cli", "index.library", "index.ingest", "index.readers"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(loaded.stdout.split())


def test_asking_loads_nothing_of_reading() -> None:
    """A question is answered from stored facts: what reads and checks reports holds hundreds of patterns."""
    code = "import sys, assistant.asking; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"index.facts", "index.outline", "index.checks.review"}.isdisjoint(loaded.stdout.split())


def test_help_loads_no_values_either() -> None:
    """`jiwen --help` is asked for at a prompt: even pydantic would be felt."""
    code = "import sys; from assistant.cli.app import run; run(['--help']); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"pydantic", "rich", "numpy"}.isdisjoint(shown.stdout.split())
