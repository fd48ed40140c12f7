"""The parts of a workbook's zip: its worksheets, shared texts, styles and merged cells."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from xml.etree import ElementTree

from warehouse.reading.archive import blocks, open_archive
from warehouse.reading.cells import Dates, dates_of, local, unescaped
from warehouse.reading.regular import open_plain
from warehouse.reading.shapes import FoundFile
from warehouse.reading.worksheet import DamagedXmlError
from warehouse.refusal import Refused

MOST_TEXT = 512 << 20  # bytes of shared texts; they are held in memory
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+([0-9]+):[A-Z]+([0-9]+))"')
OVERLAP = 200  # bytes; longer than any mergeCell element


class Tab(NamedTuple):
    """A worksheet: its name, and the part of the zip that holds it."""

    name: str
    part: str


class Package(NamedTuple):
    """An open workbook."""

    file: FoundFile
    archive: zipfile.ZipFile
    tabs: list[Tab]
    shared: list[str]
    dates: Dates

    def blocks(self, tab: Tab) -> Iterator[bytes]:
        """The bytes of a worksheet's XML."""
        return blocks(self.archive, self.archive.getinfo(tab.part), self.file.name)


@contextmanager
def open_package(file: FoundFile) -> Iterator[Package]:
    """Opens a workbook whose zip passes every check. Raises Refused when it is damaged or no workbook."""
    with open_plain(file.path, file.name) as opened, open_archive(opened, file.name) as archive:
        try:
            yield _read(file, archive)
        except (DamagedXmlError, ElementTree.ParseError, KeyError) as error:
            why = f"'{file.name}' is not a whole .xlsx workbook ({error}): open it and save it as .xlsx again."
            raise Refused(file.name, why) from None


def _read(file: FoundFile, archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise Refused(file.name, f"'{file.name}' is a zip but no .xlsx workbook: open it and save it as .xlsx.")
    workbook = _tree(file, archive, "xl/workbook.xml")
    properties = next((e for e in workbook if local(e.tag) == "workbookPr"), None)
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    styles = _tree(file, archive, "xl/styles.xml") if "xl/styles.xml" in names else None
    shared = list(_shared(file, archive)) if "xl/sharedStrings.xml" in names else []
    return Package(file, archive, _tabs(file, archive, workbook), shared, dates_of(styles, from_1904))


def _tabs(file: FoundFile, archive: zipfile.ZipFile, workbook: ElementTree.Element) -> list[Tab]:
    relations = _tree(file, archive, "xl/_rels/workbook.xml.rels")
    targets = {r.get("Id"): r.get("Target", "") for r in relations if r.get("Type", "").endswith("/worksheet")}
    tabs = []
    for sheet in (e for e in workbook.iter() if local(e.tag) == "sheet"):
        relation = next((value for key, value in sheet.attrib.items() if local(key) == "id"), None)
        if relation in targets:
            part = posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
            tabs.append(Tab(sheet.get("name", ""), part))
    return tabs


def _text(file: FoundFile, archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    member = archive.getinfo(part)
    if member.file_size > MOST_TEXT:
        raise Refused(file.name, f"'{file.name}' holds more text than can be read: save its sheets as CSV.")
    for block in blocks(archive, member, file.name):
        if b"<!DOCTYPE" in block.replace(b"\0", b""):
            raise DamagedXmlError("it declares entities")
        yield block


def _tree(file: FoundFile, archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(b"".join(_text(file, archive, part)))


def _shared(file: FoundFile, archive: zipfile.ZipFile) -> Iterator[str]:
    parser = ElementTree.XMLPullParser(("start", "end"))
    root = None
    for block in _text(file, archive, "xl/sharedStrings.xml"):
        parser.feed(block)
        for event, element in parser.read_events():
            root = element if root is None else root
            if event == "end" and local(element.tag) == "si":
                yield unescaped("".join(_runs(element)))
                root.clear()


def _runs(element: ElementTree.Element) -> Iterator[str]:
    # A phonetic run (rPh) says how the text is read aloud; it is no part of it.
    for child in element:
        if local(child.tag) == "t":
            yield child.text or ""
        elif local(child.tag) == "r":
            yield from _runs(child)


def merged_at(package: Package, tab: Tab, line: int) -> str | None:
    """The first range of merged cells that touches row `line`, like `A1:C1`. Reads the whole part, so checks it."""
    tail = b""
    for block in package.blocks(tab):
        for match in MERGED.finditer(tail + block):
            if int(match[2]) <= line <= int(match[3]):
                return match[1].decode()
        tail = block[-OVERLAP:]
    return None
