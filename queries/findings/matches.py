"""Requests for help, and who could give it: champions and case studies of the same principle, the nearest first."""

import pandas as pd

REQUEST, CHAMPION, CASE_STUDY = "help_wanted", "champion", "case_study"
NEAR = (
    "same borough",
    "next borough",
    "borough across the river",
    "same integrated care board",
    "elsewhere in London",
    "no single borough known",
)
NEARBY = 2
STAGES = ("implemented", "under_way", "not_begun", "unknown")


def matches(
    requests: pd.DataFrame,
    offers: pd.DataFrame,
    items: pd.DataFrame,
    neighbours: pd.DataFrame,
    boards: dict[str, str],
) -> pd.DataFrame:
    """One row a request and an organisation that could help: request, offer, near, why, place (1 for the nearest).

    requests, offers: response, organisation_name, kind, stage, gss_code, principle. items: principle, item of the
    framework; a principle with no item there stands for itself. neighbours: gss_code_a, gss_code_b, kind (land or
    river). boards: gss_code -> integrated care board. `near` is the place in `NEAR`; up to `NEARBY` is nearby.
    Nobody helps themselves. Of those as near, champions come before case studies, then who has got furthest.
    """
    wanted = _under_items(requests[requests["kind"] == REQUEST], items)
    given = _under_items(offers[offers["kind"].isin([CHAMPION, CASE_STUDY])], items)
    pairs = wanted.merge(given, on="item", suffixes=("", "_offer"))
    pairs = pairs[pairs["organisation_name"] != pairs["organisation_name_offer"]]
    pairs = pairs.drop_duplicates(["response", "response_offer"])
    land, river = (_pairs(neighbours, kind) for kind in ("land", "river"))
    places = zip(pairs["gss_code"], pairs["gss_code_offer"], strict=True)
    pairs = pairs.assign(near=[nearness(*place, land, river, boards) for place in places])
    pairs = pairs.assign(
        kind_order=pairs["kind_offer"] != CHAMPION,
        stage_order=[STAGES.index(stage) for stage in pairs["stage_offer"]],
        why=[f"Same principle, {NEAR[near]}" for near in pairs["near"]],
    )
    order = ["response", "near", "kind_order", "stage_order", "response_offer"]
    pairs = pairs.sort_values(order, ignore_index=True).rename(columns={"response_offer": "offer"})
    pairs["place"] = pairs.groupby("response").cumcount() + 1
    return pairs.rename(columns={"response": "request"})[["request", "offer", "kind_offer", "near", "why", "place"]]


def nearness(here: str, there: str, land: set, river: set, boards: dict[str, str]) -> int:
    """The place in `NEAR` of two areas; an area that is no place (unknown, several, outside) is near to none."""
    if here not in boards or there not in boards:
        return 5
    if here == there:
        return 0
    pair = frozenset((here, there))
    if pair in land:
        return 1
    if pair in river:
        return 2
    return 3 if boards[here] == boards[there] else 4


def _pairs(neighbours: pd.DataFrame, kind: str) -> set[frozenset]:
    of_kind = neighbours[neighbours["kind"] == kind]
    return {frozenset(pair) for pair in of_kind[["gss_code_a", "gss_code_b"]].itertuples(index=False, name=None)}


def _under_items(responses: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Responses with the items they are under, one row each; those that name no principle are under none."""
    named = responses.dropna(subset=["principle"]).merge(items[["principle", "item"]], on="principle", how="left")
    named["item"] = named["item"].fillna(named["principle"])
    return named[["response", "organisation_name", "kind", "stage", "gss_code", "item"]]
