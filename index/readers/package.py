"""The parts of a Word package that print words: body, styles and numbering, found by its relationships.

python-docx would parse every part into its own classes, which takes longer than all the rest of the reading.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any, NamedTuple

from lxml import etree

Element = Any  # lxml publishes no types
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package(NamedTuple):
    """Root elements; those that a document has not are empty ones."""

    body: Element
    styles: Element
    numbering: Element


def qn(name: str) -> str:
    """A name as lxml writes it: w:tbl → {…/wordprocessingml/2006/main}tbl."""
    return f"{{{_WORD}}}{name.removeprefix('w:')}"


def open_package(data: bytes) -> Package:
    """The package of a .docx file.

    Raises:
        KeyError: A part is missing.
        ValueError: A part is no XML, or not of a Word document.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = _target(archive, "", "officeDocument")
        if main is None:
            raise ValueError("no document part")
        body = _parsed(archive, main).find(qn("w:body"))
        if body is None:
            raise ValueError("no body")
        parts = (_target(archive, main, kind) for kind in ("styles", "numbering"))
        styles, numbering = (etree.Element("none") if part is None else _parsed(archive, part) for part in parts)
    return Package(body, styles, numbering)


def _target(archive: zipfile.ZipFile, part: str, kind: str) -> str | None:
    """Path of the part that `part` ("" for the package) is related to in this way, None when to none."""
    folder, name = posixpath.split(part)
    try:
        relationships = _parsed(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    except KeyError:
        return None
    for relationship in relationships.iter(_RELATIONSHIP):
        if relationship.get("Type", "").endswith("/" + kind) and relationship.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target", ""))).lstrip("/")
            return target if target in archive.NameToInfo else None
    return None


def _parsed(archive: zipfile.ZipFile, part: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
