"""Texts that a spreadsheet would take for a formula: we write an apostrophe before them, and take it away on import."""

STARTS = ("=", "+", "-", "@", "\t", "\r")
KINDS = frozenset(
    {"text", "organisation", "label", "event", "attribute", "idea", "identifier"}
)  # that may hold any text
GUARDED = r"^''+[=+@\t\r-]"


def may_be_formula(kind: str) -> bool:
    """Whether a column of this kind holds texts that need guarding."""
    return kind.partition(":")[0] in KINDS


def guarded(cell: str | None) -> str | None:
    """A text as it is written; one like a formula but for apostrophes before it gets one more, and so comes back."""
    return f"'{cell}" if cell and cell.lstrip("'").startswith(STARTS) else cell


def unguarded_sql(cell: str) -> str:
    """SQL for a text as it was before it was guarded."""
    return (
        f"CASE WHEN starts_with({cell}, '''') AND regexp_matches({cell}, '{GUARDED}') THEN {cell}[2:] ELSE {cell} END"
    )
