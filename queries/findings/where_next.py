"""Where to go next: boroughs that fall short, with the roles and kinds of organisation to look for there, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from queries.findings.visits import sentence, whom, why_there
from queries.findings.words import listed

PAIRS_OF_A_BOROUGH, USUAL_SHARE = 3, 0.1
MEASURES = {"participants": "people", "organisations": "organisations"}
NO_ONE_THING = ("other", "unknown")
COLUMNS = ["borough", "role", "kind", "people", "wanted", "missing", "silent", "why_there", "reason"]


@dataclass(frozen=True)
class Heard:
    """Who was heard, and what everything is called. `together`: gss_code, role, organisation_kind, participants (as
    `coverage/combinations`). `silent`: gss_code, kind (its name) and name of organisations invited and silent.
    `roles` and `kinds`: code -> name."""

    together: pd.DataFrame
    silent: pd.DataFrame
    roles: Mapping[str, str]
    kinds: Mapping[str, str]


def where_next(
    areas: pd.DataFrame,
    targets: pd.DataFrame,
    heard: Heard,
    boroughs: Sequence[str] = (),
    roles: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> pd.DataFrame:
    """Boroughs with a role and a kind of organisation to look for there, the most urgent first.

    Columns: borough, role, kind (names, empty for any), people (heard in the borough), wanted, missing (0 to 1, what is
    ranked by), silent (names of the organisations of that kind that were invited there and gave nothing), why_there (of
    the borough alone), reason.
    areas: group_code, group_name, kind, participants, residents. targets: as `coverage/targets`. `boroughs`, `roles`
    and `kinds` are codes that narrow the list; empty means all.

    A borough is on the list when it is below its target or, without one, below London's average rate. With it stand up
    to three pairs of a role and a kind of organisation of which nobody was heard there; a role is looked for in the
    kinds that a tenth of its people in London are from. `missing` is the mean of three shares: of the people wanted of
    the borough, of those wanted of the role in London, and of those wanted of the kind; 0 where no target is set. Of
    equals the borough with more people missing comes first, then more organisations invited and silent, then the pair
    more usual in London.
    """
    pairs = _pairs(targets, heard, roles, kinds)
    rows = [
        row
        for borough in _short_boroughs(areas, targets, boroughs)
        for row in _rows(borough, pairs, targets, heard, bool(roles or kinds))
    ]
    found = pd.DataFrame(rows, columns=[*COLUMNS, "of_borough", "short", "invited", "usual"])
    order = ["missing", "of_borough", "short", "invited", "usual", "borough", "role", "kind"]
    ranked = found.sort_values(order, ascending=[*[False] * 5, *[True] * 3], ignore_index=True)
    return ranked[COLUMNS]


@dataclass(frozen=True)
class _Borough:
    code: str
    name: str
    people: int
    wanted: int
    has_target: bool

    @property
    def missing(self) -> float:
        return 1 - self.people / self.wanted

    def why(self) -> str:
        return why_there(self.name, self.people, self.wanted, self.has_target)


@dataclass(frozen=True)
class _Pair:
    role: str
    kind: str
    usual: int
    missing: float


def _short_boroughs(areas: pd.DataFrame, targets: pd.DataFrame, only: Sequence[str]) -> list[_Borough]:
    boroughs = areas[areas["kind"] == "borough"]
    rows = targets[
        (targets["measure"] == "participants") & (targets["dimension"] == "borough") & (targets["target"] > 0)
    ]
    wanted = dict(zip(rows["code"], rows["target"], strict=True))
    residents = boroughs["residents"].sum()
    rate = boroughs["participants"].sum() / residents if residents else 0
    found = []
    for row in boroughs.itertuples():
        average = max(round(row.residents * rate), 1) if rate else 0
        number = int(wanted.get(row.group_code, average))
        if row.participants < number and (not only or row.group_code in only):
            found.append(
                _Borough(row.group_code, row.group_name, int(row.participants), number, row.group_code in wanted)
            )
    return found


def _pairs(targets: pd.DataFrame, heard: Heard, roles: Sequence[str], kinds: Sequence[str]) -> list[_Pair]:
    """Every pair that may be looked for, with how much of its role's and its kind's targets is missing."""
    of_role, of_kind = _missing(targets, "role"), _missing(targets, "organisation_kind")
    people = heard.together.groupby(["role", "organisation_kind"])["participants"].sum()
    all_of_role = people.groupby("role").sum()
    usual = {
        (role, kind): int(number)
        for (role, kind), number in people.items()
        if role not in NO_ONE_THING and kind not in NO_ONE_THING and number >= USUAL_SHARE * all_of_role[role]
    }
    known_roles, known_kinds = {role for role, _ in usual}, {kind for _, kind in usual}
    alone = {role for role in [*of_role, *all_of_role.index] if role not in (*known_roles, *NO_ONE_THING)}
    silent_kinds = {code for code, name in heard.kinds.items() if name in set(heard.silent["kind"])}
    empty = {kind for kind in {*of_kind, *silent_kinds} if kind not in (*known_kinds, *NO_ONE_THING)}
    found = usual | {(role, ""): int(all_of_role.get(role, 0)) for role in alone} | {("", kind): 0 for kind in empty}
    return [
        _Pair(role, kind, number, of_role.get(role, 0.0) + of_kind.get(kind, 0.0))
        for (role, kind), number in found.items()
        if (not roles or role in roles) and (not kinds or kind in kinds)
    ]


def _missing(targets: pd.DataFrame, dimension: str) -> dict[str, float]:
    """Code -> the share of its target that is missing; of two measures the larger."""
    rows = targets[(targets["dimension"] == dimension) & targets["measure"].isin(["participants", "organisations"])]
    rows = rows[rows["target"] > 0].dropna(subset=["code"])
    share = (1 - rows["reached"] / rows["target"]).clip(lower=0)
    return share.groupby(rows["code"]).max().to_dict()


def _rows(borough: _Borough, pairs: list[_Pair], targets: pd.DataFrame, heard: Heard, narrowed: bool) -> list[tuple]:
    """The borough with each of the pairs to look for there, or alone where everybody usual was heard already."""
    here = heard.together[heard.together["gss_code"] == borough.code]
    known = {("", kind) for kind in here["organisation_kind"]} | {(role, "") for role in here["role"]}
    known |= set(zip(here["role"], here["organisation_kind"], strict=True))
    silent = heard.silent[heard.silent["gss_code"] == borough.code]
    open_pairs = [pair for pair in pairs if (pair.role, pair.kind) not in known]
    count = silent["kind"].value_counts()
    open_pairs.sort(
        key=lambda pair: (-pair.missing, -count.get(heard.kinds.get(pair.kind), 0), -pair.usual, pair.role, pair.kind)
    )
    chosen = open_pairs[:PAIRS_OF_A_BOROUGH] or ([] if narrowed else [_Pair("", "", 0, 0.0)])
    return [_row(borough, pair, targets, heard, known, silent) for pair in chosen]


def _row(
    borough: _Borough, pair: _Pair, targets: pd.DataFrame, heard: Heard, known: set, silent: pd.DataFrame
) -> tuple:
    role, kind = heard.roles.get(pair.role, pair.role), heard.kinds.get(pair.kind, pair.kind)
    invited = (silent[silent["kind"] == kind] if kind else silent)["name"].tolist()
    said = [borough.why()]
    if borough.people and (role or kind):
        whole_role = role and (pair.role, "") not in known
        said.append(f"no {whom(role, '' if whole_role else kind)} was heard there")
    said += _of_london(targets, "role", pair.role) + _of_london(targets, "organisation_kind", pair.kind)
    said += [f"invited there and silent: {listed(invited)}"] if invited else []
    missing = round((borough.missing + pair.missing) / 3, 9)
    numbers = (borough.people, borough.wanted, missing, invited, borough.why(), sentence(said))
    order = (borough.missing, borough.wanted - borough.people, len(invited), pair.usual)
    return (borough.name, role, kind, *numbers, *order)


def _of_london(targets: pd.DataFrame, dimension: str, code: str) -> list[str]:
    """How far a role or a kind is below its targets in London."""
    rows = targets[(targets["dimension"] == dimension) & (targets["code"] == code) & (targets["code"] != "")]
    short = rows[rows["measure"].isin(["participants", "organisations"]) & (rows["reached"] < rows["target"])]
    return [
        f"{row.name}: {row.reached:,} of {row.target:,} {MEASURES[row.measure]} wanted in London"
        for row in short.itertuples(index=False)
    ]
