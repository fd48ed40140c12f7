"""A whole made-up programme: its tables in the canonical format, put together and written."""

from pathlib import Path

import numpy as np
import pandas as pd

from warehouse.contract.terms import reference
from warehouse.made_up import afterwards, around
from warehouse.made_up.comments import comments
from warehouse.made_up.ideas import ideas
from warehouse.made_up.odd_rows import CUT_SHORT, with_odd_rows
from warehouse.made_up.organisations import Organisation, organisations
from warehouse.made_up.people import people
from warehouse.made_up.register import register
from warehouse.made_up.sessions import sessions
from warehouse.made_up.terms import PROGRAMME, Size
from warehouse.made_up.votes import votes


def tables(size: Size, seed: int) -> dict[str, pd.DataFrame]:
    """Table name -> its rows as they are written. The same size and seed give the same rows."""
    known = organisations(seed)
    everybody = people(size, known, seed)
    came = sessions(everybody, seed)
    busy = came[everybody["active"].to_numpy()[came["person"]]]
    given = ideas(size, everybody, busy, seed)
    made = {
        "participants": register(everybody, known, came, seed),
        "organisations": _known(known),
        "ideas": _ideas(everybody, given),
        "comments": _comments(everybody, given, comments(size, everybody, busy, given, seed)),
        "votes": _votes(everybody, given, votes(size, everybody, busy, given, seed)),
        "attendance": around.attendance(size, everybody, seed),
    }
    made |= _rest(known, given, seed)
    return with_odd_rows({name: _as_text(table) for name, table in made.items()}, seed)


def _ideas(everybody: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "idea_id": given["idea_id"],
            "participant_id": everybody["participant_id"].to_numpy()[given["person"]],
            "principle": np.where(given["coded"], given["principle"].astype(str), ""),
            "submitted_at": given["moment"],
            "title": given["title"],
            "text": given["text"],
            "status": given["status"],
        }
    )


def _comments(everybody: pd.DataFrame, given: pd.DataFrame, wrote: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "comment_id": wrote["comment_id"],
            "idea_id": given["idea_id"].to_numpy()[wrote["idea"]],
            "participant_id": everybody["participant_id"].to_numpy()[wrote["person"]],
            "commented_at": wrote["moment"],
            "text": wrote["text"],
        }
    )


def _votes(everybody: pd.DataFrame, given: pd.DataFrame, cast: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "participant_id": everybody["participant_id"].to_numpy()[cast["person"]],
            "idea_id": np.where(cast["idea"] >= 0, given["idea_id"].to_numpy()[cast["idea"]], ""),
            "principle": np.where(cast["on"] > 0, cast["on"].astype(str), ""),
            "vote": cast["vote"],
            "voted_at": cast["moment"],
        }
    )


def _known(known: list[Organisation]) -> pd.DataFrame:
    kinds = {row["code"]: row["name"] for row in reference("vocabularies") if row["vocabulary"] == "organisation_kind"}
    return pd.DataFrame({
        "organisation": [one.name for one in known],
        "kind": [kinds[one.kind] for one in known],
        "boroughs": [";".join(one.boroughs) for one in known],
        "invited": ["yes" if one.invited else "no" for one in known],
        "staff": ["" if one.staff is None else one.staff for one in known],
    })  # fmt: skip


def _rest(known: list[Organisation], given: pd.DataFrame, seed: int) -> dict[str, pd.DataFrame]:
    return {
        "tallies": around.tallies(seed),
        "responses": afterwards.responses(known, seed),
        "evidence": afterwards.evidence(known, seed),
        "statements": afterwards.statements(),
        "decisions": afterwards.decisions(given, seed),
        "reach": around.reach(seed),
        "targets": around.targets(),
    }


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    moments = {name: table[name].dt.strftime("%Y-%m-%dT%H:%M:%S") for name in table if table[name].dtype.kind == "M"}
    return table.assign(**moments).astype(str)


def write(folder: Path, size: Size, seed: int) -> None:
    """Write the programme's tables and its programme.toml into a folder, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables(size, seed).items():
        text = table.to_csv(index=False, lineterminator="\n")
        ending = f"{CUT_SHORT}\n" if name == "comments" else ""
        (folder / f"{name}.csv").write_bytes((text + ending).encode())
    (folder / "programme.toml").write_bytes(PROGRAMME.encode())
