"""What a file really is, told by its first bytes."""

from warehouse.reading.evidence import LONGEST_LINE, Evidence
from warehouse.reading.shapes import FoundFile
from warehouse.refusal import Refused

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PARQUET = b"PAR1"
MAGIC = (
    (ZIP, "a zip or an Excel workbook"), (b"PK\x05\x06", "an empty zip"),
    (OLD_OFFICE[:4], "an old or protected Office file"), (b"%PDF", "a PDF"), (PARQUET, "a Parquet file"),
    (b"\x1f\x8b", "a gzip file"), (b"BZh", "a bzip2 file"), (b"\xfd7zXZ\0", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"), (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"), (b"Rar!", "a RAR file"),
    (b"SQLite format 3\0", "a SQLite database"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"), (b"\x7fELF", "a program"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
MARKUP = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<head", "a web page"), (b"<?xml", "XML"))


def nature(head: bytes) -> str | None:
    """What these first bytes belong to in plain words ("a PDF"), or None when they may be text."""
    for magic, what in MAGIC:
        if head.startswith(magic):
            return what
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for start, what in MARKUP if text.startswith(start)), None)


def insist_on_text(file: FoundFile, evidence: Evidence) -> None:
    """Raises Refused when a .csv is something else by its first bytes, or has a line no table has."""
    if what := nature(evidence.head):
        raise Refused(file.name, f"'{file.name}' is really {what}: save it as CSV, or give it under its own name.")
    if evidence.longest_line > LONGEST_LINE:
        raise Refused(file.name, f"'{file.name}' has a line of more than 16 MB, so is no table: save it as CSV again.")


def insist_on_workbook(file: FoundFile, evidence: Evidence) -> None:
    """Raises Refused when an .xlsx is an old .xls, protected by a password, or no workbook at all."""
    if evidence.head.startswith(ZIP):
        return
    if not evidence.head.startswith(OLD_OFFICE[:4]):
        what = nature(evidence.head) or "not a workbook"
        raise Refused(file.name, f"'{file.name}' is really {what}: open it and save it as .xlsx or .csv.")
    if _old_workbook(file):
        raise Refused(file.name, f"'{file.name}' is in the old .xls format: open it and save it as .xlsx.")
    raise Refused(file.name, f"'{file.name}' is protected by a password: remove the password and save it again.")


def _old_workbook(file: FoundFile) -> bool:
    # An OLE file names its streams in UTF-16; a protected .xlsx holds EncryptedPackage, an .xls Workbook or Book.
    with file.path.open("rb") as opened:
        text = opened.read(64 << 20)
    if "EncryptedPackage".encode("utf-16-le") in text:
        return False
    return file.path.suffix.lower() == ".xls" or any(n.encode("utf-16-le") in text for n in ("Workbook", "Book"))
