"""What all tests share: no network beyond this machine, the sample corpus read once, the data beside the checkout."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.corpus import Corpus
    from assistant.query import Query
    from index.library import Library
    from index.packs import Pack
    from tests.questions import Ask
    from tests.written import Tell

SHARED = Path(__file__).resolve().parents[2] / "shared"
_HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0", ""}


class NetworkRefused(AssertionError):
    """A test, or the product under it, reached for the network."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Fail whoever connects, or looks up a name, outside this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


def _guarded(real: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _HERE:
            raise NetworkRefused(f"connection to {address}")
        return real(self, address)

    return connect


def _guarded_lookup(real: Any) -> Any:
    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in _HERE:
            raise NetworkRefused(f"look-up of {name}")
        return real(host, *args, **kwargs)

    return getaddrinfo


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real reports and gold data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared (real reports and gold data) is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the bundled sample reports; to be read only."""
    from assistant.samples import REPORTS
    from index.ingest import ingest
    from index.library import Library
    from index.settings import load

    home = tmp_path_factory.mktemp("samples")
    with Library.open(load(home=home)) as library:
        outcomes = ingest([REPORTS], library)
    assert [outcome.error for outcome in outcomes if outcome.status == "failed"] == []
    return home


@pytest.fixture(scope="session")
def sample_library(sample_home: Path) -> Iterator[Library]:
    """The sample corpus, open; to be read only."""
    from index.library import Library
    from index.settings import load

    with Library.open(load(home=sample_home)) as library:
        yield library


@pytest.fixture(scope="session")
def sample_corpus(sample_library: Library) -> Corpus:
    """What questions over the sample corpus are understood by."""
    from assistant.corpus import corpus_of

    return corpus_of(sample_library, sample_library.pack)


@pytest.fixture(scope="session")
def asked(sample_corpus: Corpus) -> Ask:
    """Understands the last of the turns of a conversation over the sample corpus."""
    from assistant.understand import understand

    def understood(turns: str) -> Query:
        *history, question = turns.split("|")
        return understand(question, sample_corpus, history=history)

    return understood


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in domain pack."""
    from index.packs import load_pack

    return load_pack()


@pytest.fixture(scope="module")
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The reports that the test module writes itself (its `REPORTS`), open; to be read only."""
    from tests.written import library_of

    with library_of(request.module.REPORTS, tmp_path_factory.mktemp("written")) as library:
        yield library


@pytest.fixture(scope="module")
def tell(library: Library) -> Tell:
    """Asks the library that the module uses: a question, then those before it."""
    from tests.written import teller

    return teller(library)


@pytest.fixture(scope="module")
def corpus(library: Library) -> Corpus:
    """What questions over the library that the module uses are understood by."""
    from assistant.corpus import corpus_of

    return corpus_of(library, library.pack)
