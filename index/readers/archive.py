"""Folders and .zip files to the report files in them, one after another; a bad entry is told of and left out."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import BrokenFile, ReadingError, TooLarge
from index.readers.formats import SUFFIXES, suffix_of, too_large
from index.readers.limits import DEFAULT, Limits


@dataclass(frozen=True, slots=True)
class Source:
    """One file that may be a report.

    Attributes:
        name: File name without folders.
        where: Where it is, for messages: its path, or archive.zip/entry.
        load: Its bytes; raises ReadingError when they cannot be had.
    """

    name: str
    where: str
    load: Callable[[], bytes]


def discover(paths: Iterable[Path], *, limits: Limits = DEFAULT) -> Iterator[Source]:
    """The files to read among `paths`, folders walked in the order of their names, .zip files opened.

    A file named outright is always given, whatever its suffix; in folders and archives only known suffixes are.
    Hidden files and office lock files (~$…) are left out. Whatever is wrong with a file is raised by its `load`.
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and _wanted(file.name):
                    yield from _file(file, limits)
        else:
            yield from _file(path, limits)


def _wanted(name: str) -> bool:
    return suffix_of(name) in SUFFIXES and not name.startswith((".", "~$", "__MACOSX"))


def _file(path: Path, limits: Limits) -> Iterator[Source]:
    if suffix_of(path.name) == "zip":
        yield from _zip(path, limits)
    else:
        yield Source(path.name, str(path), lambda: _bytes(path, limits))


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        if (size := path.stat().st_size) > limits.max_bytes:
            raise too_large(path.name, size, limits)
        return path.read_bytes()
    except OSError as error:
        raise BrokenFile(path.name, f"文件打不开（{error.strerror}）", "请检查路径与读取权限") from error


def _zip(path: Path, limits: Limits) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(path.name, entries, limits)
            for entry in entries:
                yield from _entry(path.name, archive, entry, limits)
    except ReadingError as error:
        yield failed(path.name, str(path), error)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error, EOFError) as error:
        yield failed(
            path.name,
            str(path),
            BrokenFile(path.name, "压缩包已损坏或打不开", f"请重新下载后重试（{type(error).__name__}）"),
        )


def failed(name: str, where: str, error: ReadingError) -> Source:
    """A source whose `load` raises `error`."""

    def load() -> bytes:
        raise error

    return Source(name, where, load)


def _check(name: str, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.max_entries:
        raise TooLarge(
            name, f"压缩包里有 {len(entries)} 个文件，超过 {limits.max_entries} 个的上限", "请分成几个压缩包"
        )
    if sum(entry.file_size for entry in entries) > limits.max_unpacked_bytes:
        raise TooLarge(
            name, f"解压后超过 {limits.max_unpacked_bytes / 1e6:.0f} MB", "请分成几个压缩包；来历不明的压缩包请勿使用"
        )


def _entry(archive_name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[Source]:
    inner = PurePosixPath(entry_name(entry).replace("\\", "/"))
    where = f"{archive_name}/{inner}"
    if any(not part.isprintable() for part in inner.parts) or not _wanted(inner.name) or "__MACOSX" in inner.parts:
        return
    if inner.is_absolute() or ".." in inner.parts or stat.S_ISLNK(entry.external_attr >> 16):
        yield failed(
            inner.name, where, BrokenFile(where, "压缩包里的路径越出了压缩包", "这个文件没有读取；请核实压缩包的来历")
        )
        return
    try:
        data = unpack(archive, entry, name=where, limits=limits)
    except ReadingError as error:
        yield failed(inner.name, where, error)
        return
    if inner.suffix.lower() == ".zip":
        yield failed(inner.name, where, BrokenFile(where, "压缩包里还有压缩包", "请先解开里层的压缩包"))
    else:
        yield Source(inner.name, where, lambda: data)


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; Windows writes GBK without saying so, which Python takes for code page 437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        pass
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, limits: Limits) -> bytes:
    """The bytes of one entry.

    Raises:
        BrokenFile: Encrypted or damaged.
        TooLarge: Over the limits, or a bomb; found out without unpacking it whole.
    """
    if entry.flag_bits & 0x1:
        raise BrokenFile(name, "压缩包加了密码", "请解开后重试")
    big = entry.file_size > 10_000_000 and entry.file_size > limits.max_ratio * max(1, entry.compress_size)
    if entry.file_size > limits.max_bytes or big:
        raise TooLarge(name, f"解压后有 {entry.file_size / 1e6:.0f} MB", "请单独取出并拆分；来历不明的压缩包请勿使用")
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError) as error:
        raise BrokenFile(name, "压缩包里的这个文件已损坏", "请重新下载后重试") from error
    if len(data) > entry.file_size:
        raise TooLarge(name, "解压后比标明的大", "请核实压缩包的来历")
    return data


def check_package(data: bytes, *, name: str, limits: Limits) -> None:
    """Let pass a packed office file (.docx, .xlsx) that is whole and unpacks within the limits.

    Raises:
        BrokenFile: Not a .zip inside, or damaged.
        TooLarge: Unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(name, entries, limits)
            declares = any(_declares_entities(archive, entry) for entry in entries)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, zlib.error, EOFError) as error:
        raise BrokenFile(name, "文件已损坏，可能没有下载完整", "请重新下载或另存一份后重试") from error
    if declares:
        raise BrokenFile(name, "文件里夹带了外部实体声明，不是正常的办公文档", "没有读取；请核实文件的来历")
    for entry in entries:
        if entry.file_size > 10_000_000 and entry.file_size > limits.max_ratio * max(1, entry.compress_size):
            raise TooLarge(name, f"解压后有 {entry.file_size / 1e6:.0f} MB，像是压缩炸弹", "请核实文件的来历")


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as stream:
        head = stream.read(4096).replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head
