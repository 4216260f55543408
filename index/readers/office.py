"""Old office documents (.doc, .wps, .rtf, .odt): LibreOffice turns them into .docx, which is then read.

LibreOffice runs without a window, with a profile of its own for each file, and is stopped when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from index.errors import BrokenFile, MissingTool, TooLarge
from index.readers.docx import read_docx
from index.readers.formats import suffix_of
from index.readers.limits import DEFAULT, Limits
from index.schema import Document


def read_office(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The document of a .doc, .wps, .rtf or .odt file.

    Raises:
        MissingTool: LibreOffice is not installed.
        BrokenFile: LibreOffice cannot make sense of the file.
        TooLarge: It took longer than the limit.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    suffix = suffix_of(name) or "doc"
    if program is None:
        raise MissingTool(
            name,
            f"读取 .{suffix} 需要 LibreOffice，这台机器没有安装",
            "请安装 LibreOffice（如 apt install libreoffice-writer-nogui），或另存为 .docx 后重试",
        )
    converted = _converted(program, data, name=name, suffix=suffix, limits=limits)
    document = read_docx(converted, name=name, limits=limits)
    return document.model_copy(update={"format": suffix})


def _converted(program: str, data: bytes, *, name: str, suffix: str, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(prefix="jiwen-") as folder:
        source = Path(folder, f"report.{suffix}")
        source.write_bytes(data)
        command = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        _run(command, name=name, seconds=limits.seconds)
        target = source.with_suffix(".docx")
        if not target.exists():
            raise BrokenFile(
                name, "LibreOffice 打不开这个文件，可能已损坏或加了密码", "请用原软件打开并另存为 .docx 后重试"
            )
        return target.read_bytes()


def _run(command: list[str], *, name: str, seconds: int) -> None:
    """Run to the end, or stop the whole group of processes it started."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise TooLarge(name, f"LibreOffice 转换超过 {seconds} 秒", "请另存为 .docx 后重试") from error
