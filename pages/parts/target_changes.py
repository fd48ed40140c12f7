"""What a lead changed in the table of targets, as decisions."""

from datetime import date

import pandas as pd


def editable(
    targets: pd.DataFrame, given: pd.DataFrame, names: dict[str, str], measure: str, dimension: str
) -> pd.DataFrame:
    """One row for each thing that can have a target, by code: For, Target, By, Export says, decided.

    targets: as `coverage/targets`; given: as `programme/given_targets`; names: code -> name, {"": "London"} for London.
    Where several targets hold for one thing, the last by its day stands here.
    """
    held, said = (_by_code(frame, measure, dimension) for frame in (targets, given))
    rows = []
    for code, name in names.items():
        now, export = held.get(code), said.get(code)
        rows.append(
            {
                "code": code,
                "For": name,
                "Target": None if now is None else now.target,
                "By": None if now is None or pd.isna(now.by_day) else pd.Timestamp(now.by_day).date(),
                "Export says": None if export is None else export.target,
                "decided": now is not None and bool(now.decided),
            }
        )
    frame = pd.DataFrame(rows, columns=["code", "For", "Target", "By", "Export says", "decided"])
    numbers = dict.fromkeys(["Target", "Export says"], "Int64")
    return frame.astype(numbers | {"By": object}).set_index("code")


def _by_code(frame: pd.DataFrame, measure: str, dimension: str) -> dict[str, object]:
    rows = frame[(frame["measure"] == measure) & (frame["dimension"] == dimension)]
    rows = rows.sort_values(["by_day", "target"], na_position="first")
    return {"" if dimension == "london" else row.code: row for row in rows.itertuples(index=False)}


def changes(before: pd.DataFrame, after: pd.DataFrame, measure: str, dimension: str) -> list[dict[str, str]]:
    """Decisions that make the targets of `before` (as `editable` gives them) those of `after`.

    A target that was emptied is the export's again where a lead had set it, and otherwise none. Raises ValueError, in
    words for the lead, for a target that is none.
    """
    rows = []
    for code, old in before.iterrows():
        new = after.loc[code]
        was, wanted = _number(old["Target"]), _number(new["Target"])
        old_day, day = _day(old["By"]), _day(new["By"])
        if (was, old_day) == (wanted, day):
            continue
        if wanted is None and was is None:
            raise ValueError(f"{old['For']} has a day and no target; say how many are wanted.")
        value = "" if dimension == "london" else old["For"]
        said = _said(wanted, day, bool(old["decided"]))
        rows.append({"measure": measure, "dimension": dimension, "value": value} | said)
    return rows


def _said(wanted: int | None, day: date | None, decided: bool) -> dict[str, str]:
    if wanted is None:
        return {"target": "" if decided else "0", "by": ""}
    if wanted < 0:
        raise ValueError("A target is nought or more.")
    return {"target": str(wanted), "by": day.isoformat() if day and wanted else ""}


def _number(value: object) -> int | None:
    """A whole number, or None where there is none. Raises ValueError for part of one."""
    if pd.isna(value):
        return None
    if value != int(value):
        raise ValueError(f"A target is a whole number, not {value}.")
    return int(value)


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
