"""What a lead decided, in plain words."""

from collections.abc import Mapping
from datetime import date

from queries.findings.reach import spoken

Row = Mapping[str, str]
MEASURES = {
    "participants": ("person", "people"),
    "organisations": ("organisation", "organisations"),
    "contributions": ("contribution", "contributions"),
}


def decision_words(kind: str, row: Row, before: Row | None = None, names: Mapping[str, str] | None = None) -> str:
    """One decision as a sentence without its full stop.

    kind: targets, codings, organisation_names, statements, outcomes, crosswalk or impact_words; row: as the file of
    decisions has it; before: what held before it, where that is known; names: principle -> its name.
    """
    known = names or {}
    if kind == "targets":
        return target_words(row, before)
    if kind == "codings":
        under = known.get(row["principle"], row["principle"])
        return f"Idea {row['idea_id']} of {row['source']}: {f'under {under}' if under else 'as the export says again'}"
    if kind == "organisation_names":
        said = f"is {row['organisation']}" if row["organisation"] else "is an organisation of its own again"
        return f"“{row['name']}” {said}"
    if kind == "impact_words":
        return f"Own words, public: “{row['text'].strip()}”" if row["text"].strip() else "No own words any more"
    if kind == "statements":
        return _sentence_words(row, known)
    if kind == "outcomes":
        return _outcome_words(row)
    ends = " became ".join(known.get(row[end], row[end]) for end in ("from_principle", "to_principle"))
    return f"{ends}: {row['status'] or 'as it came with the product again'}"


def _sentence_words(row: Row, known: Mapping[str, str]) -> str:
    """ "Sentence s01 under Get Personal: “We ask what matters.”"."""
    if not row["text"].strip() and not row["principle"].strip():
        return f"Sentence {row['statement_id']} of {row['framework']}: as the export says again"
    under = known.get(row["principle"], row["principle"])
    said = f"“{row['text']}”" if row["text"].strip() else "without words"
    return f"Sentence {row['statement_id']}{f' under {under}' if under else ''}: {said}"


def _outcome_words(row: Row) -> str:
    """ "Idea i1 of polis: merged into s01 (Same thought)"."""
    what = f"Idea {row['idea_id']} of {row['source']}"
    outcome, where = row["outcome"].strip().lower(), row["statement_id"].strip()
    if not outcome:
        return f"{what}: as the export says again"
    if outcome == "undecided":
        return f"{what}: not decided yet"
    why = f" ({row['reason'].strip()})" if row["reason"].strip() else ""
    went = {"kept": f"kept in {where}", "merged": f"merged into {where}", "dropped": f"dropped, weighed for {where}"}
    return f"{what}: {went.get(outcome, outcome)}{why}"


def target_words(row: Row, before: Row | None = None) -> str:
    """ "Target for Camden: 40 people by 30 September 2014, was 30"."""
    what = row["value"].strip() or "London"
    if not row["target"].strip():
        said = f"Target for {what}: as the export says again"
    elif row["target"].strip() == "0":
        said = f"No target for {what}"
    else:
        one, many = MEASURES.get(row["measure"], (row["measure"], row["measure"]))
        said = f"Target for {what}: {_number(row)} {one if _number(row) == '1' else many}{_by(row)}"
    return f"{said}{_was(row, before)}"


def _was(row: Row, before: Row | None) -> str:
    if before is None:
        return ""
    if before["target"].strip() in ("", "0"):
        return ", was none"
    return f", was {_number(before)}{_by(before) if before['by'] != row['by'] else ''}"


def _number(row: Row) -> str:
    written = row["target"].strip()
    return f"{int(written):,}" if written.isdecimal() else written


def _by(row: Row) -> str:
    try:
        return f" by {spoken(date.fromisoformat(row['by'].strip()))}" if row["by"].strip() else ""
    except ValueError:
        return f" by {row['by']}"
