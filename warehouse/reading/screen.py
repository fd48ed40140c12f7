"""Rows that are cut well but are no data: a repeated header, a total, nothing but empty cells, an over-long cell."""

from collections.abc import Sequence

from warehouse.reading.evidence import LONGEST_CELL

TOTAL_WORDS = ("total", "totals", "grand total", "sum")
REASONS = {
    "repeated_header": "the column names again",
    "empty_row": "every cell is empty",
    "total_row": "a row of totals, not a record",
    "long_cell": f"a cell longer than {LONGEST_CELL // 1000} kB",
    "preamble": "a line above the column names",
    "quoting": "text after a closing quotation mark",
    "encoding": "letters that cannot be decoded",
    "formula_without_value": "a formula whose value was not saved",
    "cell_error": "an error value in a cell",
}
NUMBER_OR_EMPTY = r"^\s*([+-]?[£$€]?[\d., ]*\d\s*%?)?\s*$"


def width_fault(cells: int, width: int) -> tuple[str, str]:
    """The code and words for a row of another width than the header's."""
    if cells < width:
        return "short_row", f"too few cells ({cells} of {width})"
    return "long_row", f"too many cells ({cells}, the header has {width})"


def text_of(words: str) -> str:
    """A SQL string literal."""
    return "'" + words.replace("'", "''") + "'"


def suspects(header: Sequence[str]) -> str:
    """A cheap SQL condition that every row `fault` names fulfils: on the first cell, and on the length of all."""
    return f"({suspect_first('c0', header)} OR {too_long(header)})"


def suspect_first(cell: str, header: Sequence[str]) -> str:
    """The same of the first cell alone, for rows without a cell that is too long."""
    words = ", ".join(map(text_of, TOTAL_WORDS))
    # '!' comes after the space: cells that are empty or begin with one. The engine skips most blocks by such bounds.
    named = f"lower({cell}) IN ({words}, lower({text_of(header[0])}))"
    return f"({named} OR {cell} < '!' OR ends_with({cell}, ' '))"


def fault(header: Sequence[str]) -> str:
    """A SQL expression over c0, c1, …: the code of what makes this row no data, or NULL."""
    cells = [f"c{i}" for i in range(len(header))]
    empty = " AND ".join(f"trim({c}) = ''" for c in cells)
    again = " AND ".join(f"trim({c}) = {text_of(h)}" for c, h in zip(cells, header, strict=True))
    first = "coalesce(" + ", ".join(f"nullif(trim({c}), '')" for c in cells) + ")"
    words = " + ".join(f"CAST(NOT regexp_matches({c}, '{NUMBER_OR_EMPTY}') AS INTEGER)" for c in cells)
    totals = ", ".join(map(text_of, TOTAL_WORDS))
    return f"""CASE WHEN {too_long(header)} THEN 'long_cell' WHEN {empty} THEN 'empty_row'
        WHEN {again} THEN 'repeated_header' WHEN lower({first}) IN ({totals}) AND {words} = 1 THEN 'total_row' END"""


def too_long(header: Sequence[str]) -> str:
    """A SQL condition: some cell is longer than 100 kB."""
    return " OR ".join(f"strlen(c{i}) > {LONGEST_CELL}" for i in range(len(header)))


def _misread() -> str:
    after = "".join(dict.fromkeys(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)))
    return f"Ã[{after}]|â€[{after}]|Â[\u00a0-\u00bf]"


def mojibake(header: Sequence[str]) -> str:
    """A SQL condition: some cell holds UTF-8 that was once read as Windows-1252 ("Ã©", "â€™")."""
    return " OR ".join(f"regexp_matches(c{i}, {text_of(_misread())})" for i in range(len(header)))
