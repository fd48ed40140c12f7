"""Every principle counted in every way: asked once for each dimension, the rest is adding and taking away."""

from dataclasses import dataclass

import pandas as pd

from geo.areas import CITY_OF_LONDON, areas, levels, population
from pages.parts.areas import population_year
from pages.parts.filters import Filters
from pages.parts.principles import counted_principles
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.findings.holds import because, verdict
from queries.stats.holding import camps, compared, measured, one_voice, side, without_each
from queries.stats.simpson import Reversal, between
from queries.stats.votes import SUMS
from queries.stats.weighting import balanced, balanced_twice
from warehouse.settings import settings

ROLE, KIND, BOROUGH = "role", "kind of organisation", "borough"
UNNAMED = ("unknown", "other")
USERS = ("service_user", "carer")
SIDES = {
    "inner_outer": ("Inner London", "Outer London"),
    "users": ("staff and others", "service users and carers"),
}
VOICES = ["n", "people", "voices_for", "voices_net", "voices_net_sq"]


@dataclass(frozen=True)
class Wanted:
    """What a balanced crowd is: residents of each borough and a weight for each role; targeted: whether by targets."""

    residents: dict[str, float]
    roles: dict[str, float]
    targeted: bool

    @property
    def names(self) -> dict[str, str]:
        """The other ways of counting, as sentences call them."""
        roles = "roles as targeted" if self.targeted else "roles counted equally"
        return {
            "voice": "one voice for each person",
            "boroughs": "boroughs counted equally",
            "residents": "boroughs by their residents",
            "roles": roles,
            "both": "boroughs and roles balanced together",
        }


@dataclass(frozen=True)
class Found:
    """All that was found. principles: one row each with verdict, because, side and organisation (that matters most);
    ways, without and groups: a row for each item and way, organisation or group; misleads: item, the two sides, within
    what, and the reversal.
    """

    principles: pd.DataFrame
    ways: pd.DataFrame
    without: pd.DataFrame
    groups: pd.DataFrame
    misleads: list[tuple[str, str, str, str, Reversal]]
    wanted: Wanted


@remembered
def found(look: Looking, chosen: Filters, direct: bool) -> Found:
    """Every principle of the framework under the filters."""
    asked = [
        look.ask("votes/groups", dimension=dimension, framework=chosen.framework, direct=direct, **chosen.values())
        for dimension in ("role", "organisation_kind", "organisation")
    ]
    wanted = _wanted(look, chosen, asked[0])
    few = settings()["votes"]["few_people"]
    return _found(counted_principles(look, chosen, direct), *asked, wanted, few)


def _wanted(look: Looking, chosen: Filters, roles: pd.DataFrame) -> Wanted:
    people = population()
    people = people[people["year"] == population_year(look, chosen)]
    residents = people[people["gss_code"].isin(_boroughs())].set_index("gss_code")["residents"]
    targets = look.ask("coverage/targets").dropna(subset=["code"])
    targets = targets[
        (targets["measure"] == "participants") & (targets["dimension"] == "role") & (targets["target"] > 0)
    ]
    if len(targets) > 1:
        return Wanted(residents.to_dict(), targets.set_index("code")["target"].astype(float).to_dict(), True)
    named = sorted(set(roles["group_code"]) - set(UNNAMED))
    return Wanted(residents.to_dict(), dict.fromkeys(named, 1.0), False)


def _boroughs() -> list[str]:
    return [code for code in areas()["gss_code"] if code != CITY_OF_LONDON]


def _found(
    principles: pd.DataFrame,
    roles: pd.DataFrame,
    kinds: pd.DataFrame,
    organisations: pd.DataFrame,
    wanted: Wanted,
    few: int,
) -> Found:
    cast = side(principles["low"], principles["high"]).set_axis(principles["item"])
    ways = other_ways(roles, wanted)
    without = left_out(organisations, principles.set_index("item")["net"], cast)
    groups = by_group(roles, kinds, few)
    two = camps(groups)["two"].groupby("item").any()
    judged = [_judged(row, int(cast[row.item]), ways, without, bool(two.get(row.item, False)), few)
              for row in principles[["item", "people"]].itertuples()]  # fmt: skip
    rows = principles.join(pd.DataFrame(judged, columns=["verdict", "because", "organisation"], index=principles.index))
    return Found(rows.assign(side=cast.to_numpy()), ways, without, groups, misleading(roles, kinds, few), wanted)


def _judged(
    row: tuple, cast: int, ways: pd.DataFrame, without: pd.DataFrame, two: bool, few: int
) -> tuple[str, str, str]:
    own, left = ways[ways["item"] == row.item], without[without["item"] == row.item]
    said = verdict(row.people, cast, [*own["side"], *left["side"]], two, few)
    turned = left[left["side"] != cast]
    matters = (turned if len(turned) else left)["organisation"].head(1).tolist()
    return said, because(cast, own, left, two) if row.people else "", matters[0] if matters else ""


def other_ways(roles: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Each item counted in each other way that is possible. Columns item, key, way, side and those of `measured`."""
    equal = dict.fromkeys(wanted.residents, 1.0)
    counted = {
        "voice": one_voice(roles.groupby("item")[VOICES].sum()),
        "boroughs": measured(balanced(roles, equal, "gss_code")),
        "residents": measured(balanced(roles, wanted.residents, "gss_code")),
        "roles": measured(balanced(roles, wanted.roles, "group_code")),
        "both": measured(balanced_twice(roles, wanted.residents, wanted.roles, ("gss_code", "group_code"))),
    }
    frame = pd.concat([rows.rename_axis("item").reset_index().assign(key=key) for key, rows in counted.items()])
    frame = frame.dropna(subset=["net"]).reset_index(drop=True)
    return frame.assign(way=frame["key"].map(wanted.names), side=side(frame["low"], frame["high"]))


def left_out(organisations: pd.DataFrame, net: pd.Series, cast: pd.Series) -> pd.DataFrame:
    """Each item without each organisation, what matters most for its majority first.

    Columns item, organisation, votes and voters (its own), own_p, change (of net support), side, those of `measured`.
    """
    own = organisations.groupby(["item", "group_code", "group_name"])[SUMS].sum().reset_index()
    rest = measured(without_each(own))
    frame = own[["item", "group_code"]].assign(
        organisation=own["group_name"], votes=own["n"], voters=own["people"], own_p=measured(own)["p"]
    )
    frame = frame.join(rest).assign(side=side(rest["low"], rest["high"]))
    frame = frame[frame["group_code"] != "unknown"]
    was, stood = (frame["item"].map(values).astype(float) for values in (net, cast))
    change = frame["net"] - was
    frame = frame.assign(change=change, matters=(stood * change).where(stood != 0, -change.abs()))
    return frame.sort_values(["matters", "organisation"], na_position="first", ignore_index=True)


def by_group(roles: pd.DataFrame, kinds: pd.DataFrame, few: int) -> pd.DataFrame:
    """Each item by role, kind and borough: item, dimension, code, name, counts and the columns of `compared`."""
    names = areas().set_index("gss_code")["name"]
    parts = {
        ROLE: roles.assign(code=roles["group_code"], name=roles["group_name"]),
        KIND: kinds.assign(code=kinds["group_code"], name=kinds["group_name"]),
        BOROUGH: roles.assign(code=roles["gss_code"], name=roles["gss_code"].map(names).fillna("No single borough")),
    }
    rows = pd.concat([frame.assign(dimension=dimension) for dimension, frame in parts.items()])
    rows = rows.groupby(["item", "dimension", "code", "name"])[SUMS].sum().reset_index()
    placed = (rows["dimension"] != BOROUGH) | rows["code"].isin(_boroughs())
    rows["counts"] = placed & ~rows["code"].isin(UNNAMED)
    return rows[["item", "dimension", "code", "name", "counts"]].join(compared(rows, few))


def misleading(roles: pd.DataFrame, kinds: pd.DataFrame, few: int) -> list[tuple[str, str, str, str, Reversal]]:
    """Where the whole misleads: inner against outer London by role and by kind, staff against users by borough."""
    known = levels()
    known = known[known["level"] == "inner_outer"].set_index("gss_code")["group_name"]
    named = [frame[~frame["group_code"].isin(UNNAMED)] for frame in (roles, kinds)]
    looked_at = [
        (frame.assign(side=frame["gss_code"].map(known), stratum=frame["group_code"]), "inner_outer", within)
        for frame, within in zip(named, ("roles", "kinds of organisation"), strict=True)
    ]
    users = named[0]["group_code"].isin(USERS).map(dict(enumerate(SIDES["users"])))
    placed = named[0].assign(side=users, stratum=named[0]["gss_code"])
    looked_at.append((placed[placed["stratum"].isin(_boroughs())], "users", "boroughs"))
    return [
        (item, *SIDES[sides], within, each)
        for frame, sides, within in looked_at
        for item, each in between(frame, SIDES[sides], few).items()
        if each.misleads
    ]
