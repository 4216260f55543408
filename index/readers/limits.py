"""How much one file may ask of the machine: every limit, once."""

from __future__ import annotations

from index.schema import Value


class Limits(Value):
    """Limits of one file; over one of them reading ends with `TooLarge`."""

    max_bytes: int = 50_000_000
    """Bytes of the file as given."""
    max_chars: int = 3_000_000
    """Characters of canonical text."""
    max_markup: int = 4_000_000
    """Characters of a web page, its markup counted, pictures in it not."""
    max_pages: int = 1_000
    """Pages of a PDF."""
    max_cells: int = 60_000
    """Printed cells of all its tables together."""
    max_places: int = 800_000
    """Places of a table's grid, those in merged and blank cells counted."""
    max_unpacked_bytes: int = 300_000_000
    """Bytes of one packed file (.docx, .xlsx) or one .zip, unpacked."""
    max_ratio: int = 200
    """Unpacked over packed size of one entry above 10 MB; more is a bomb."""
    max_entries: int = 10_000
    """Files of one .zip."""
    seconds: int = 120
    """For a program run outside (LibreOffice), and for reading a PDF."""
    seconds_of_recognition: int = 600
    """For recognising the scanned pages of one PDF."""


DEFAULT = Limits()
