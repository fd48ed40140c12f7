"""Where to go next: boroughs that fall short, with whom to look for there, and why."""

import pandas as pd

from queries.findings.words import counted

MOST_ROLES = 3


def where_next(
    areas: pd.DataFrame, targets: pd.DataFrame, heard: pd.DataFrame, organisations: pd.DataFrame
) -> pd.DataFrame:
    """Boroughs to approach, the most urgent first.

    Columns: name, people (heard), wanted, missing (as a share of those wanted), roles, organisations, reason.
    areas: group_code, group_name, kind, participants, residents, state. targets: as `coverage/targets`. heard:
    gss_code and role of everybody heard (as `coverage/roles_by_area`). organisations: gss_code and name of those
    invited and silent.
    A borough is on the list when it is below its target, silent or thin. Wanted is its target or, where it has none,
    as many people as London's average rate would give, at least one. Roles are those below their own target that
    nobody heard from the borough has. First comes the borough where the largest share of those wanted is missing.
    """
    boroughs = areas[areas["kind"] == "borough"].copy()
    boroughs["wanted"] = boroughs["group_code"].map(_targets(targets)).fillna(_average(boroughs)).round().astype(int)
    short = boroughs[(boroughs["participants"] < boroughs["wanted"]) | boroughs["state"].isin(["silent", "thin"])]
    rows = [_row(borough, targets, heard, organisations) for borough in short.itertuples()]
    columns = ["name", "people", "wanted", "missing", "roles", "organisations", "reason"]
    listed_boroughs = pd.DataFrame(rows, columns=columns)
    return listed_boroughs.sort_values(["missing", "name"], ascending=[False, True], ignore_index=True)


def _targets(targets: pd.DataFrame) -> dict[str, int]:
    of_boroughs = targets[(targets["measure"] == "participants") & (targets["dimension"] == "borough")].dropna(
        subset=["code"]
    )
    return dict(zip(of_boroughs["code"], of_boroughs["target"], strict=True))


def _average(boroughs: pd.DataFrame) -> pd.Series:
    """As many people as each borough would have at the average rate, and at least one."""
    rate = boroughs["participants"].sum() / boroughs["residents"].sum()
    return (boroughs["residents"] * rate).clip(lower=1)


def _row(borough: object, targets: pd.DataFrame, heard: pd.DataFrame, organisations: pd.DataFrame) -> tuple:
    here = set(heard.loc[heard["gss_code"] == borough.group_code, "role"])
    roles = [role.name for role in _short_roles(targets).itertuples() if role.code not in here]
    invited = organisations.loc[organisations["gss_code"] == borough.group_code, "name"].tolist()
    people, wanted = int(borough.participants), int(borough.wanted)
    missing = max(wanted - people, 0) / wanted if wanted else 0.0
    return (
        borough.group_name,
        people,
        wanted,
        missing,
        ", ".join(roles),
        ", ".join(invited),
        _reason(people, wanted, roles, invited),
    )


def _short_roles(targets: pd.DataFrame) -> pd.DataFrame:
    """Roles below their own target for people, furthest below first."""
    roles = targets[(targets["measure"] == "participants") & (targets["dimension"] == "role")].dropna(subset=["code"])
    short = roles[roles["reached"] < roles["target"]]
    return short.assign(share=short["reached"] / short["target"]).sort_values(["share", "name"])


def _reason(people: int, wanted: int, roles: list[str], invited: list[str]) -> str:
    """Why to go there, in a sentence."""
    said = [f"{counted(people, 'person', 'people')} heard of {wanted:,} wanted"]
    if roles:
        said.append(f"no {' or '.join(role if role.isupper() else role.lower() for role in roles[:MOST_ROLES])} yet")
    if invited:
        answered = "has not" if len(invited) == 1 else "have not"
        said.append(f"{counted(len(invited), 'invited organisation')} there {answered} answered")
    sentence = "; ".join(said)
    return sentence[0].upper() + sentence[1:] + "."
