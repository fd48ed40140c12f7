"""Maps and tile grids of kinds: heard, thin or silent, and clusters."""

import pandas as pd
import pytest

from charts.kinds import CLUSTERS, REACH, describe_kinds, fill
from charts.london import london_map
from charts.theme import DARK, LIGHT, contrast
from charts.tiles import tile_grid

AREAS = pd.DataFrame(
    [
        ("E09000001", "City of London", "Cty", 4, 3, "shown", 5),
        ("E09000004", "Bexley", "Bxl", 7, 4, "silent", 0),
        ("E09000005", "Brent", "Brt", 2, 2, "shown", 50),
        ("E09000007", "Camden", "Cmd", 3, 2, "shown", 69),
        ("E09000010", "Enfield", "Enf", 4, 0, "hidden", None),
        ("E09000016", "Havering", "Hvg", 7, 2, "thin", 3),
    ],
    columns=["gss_code", "name", "abbreviation", "grid_column", "grid_row", "state", "participants"],
)
STATES = {"Bexley": "low among low", "Camden": "high among high"}
CLUSTERED = AREAS.assign(state=[STATES.get(name, "no cluster") for name in AREAS["name"]])


def a_map(frame, kinds=REACH, **options):
    drawn = london_map(frame, "/b.geojson", value="participants", title="Reach", kinds=kinds, **options)
    return drawn.to_dict()


def a_grid(frame, kinds=REACH, **options):
    return tile_grid(frame, value="participants", title="Reach", kinds=kinds, **options).to_dict()


BOTH = pytest.mark.parametrize("drawn", [a_map, a_grid])


def key_of(spec):
    fills = [layer.get("encoding", {}).get("fill", {}) for layer in spec["layer"]]
    (key,) = [fill for fill in fills if "legend" in fill]
    return key["scale"]["domain"], key["scale"]["range"], key["legend"]["title"]


@BOTH
def test_each_kind_has_its_colour_and_what_is_none_has_its_own_look(drawn):
    rows = {row["name"]: row["shade"] for row in drawn(AREAS)["datasets"]["areas"]}
    assert rows["Camden"] == rows["Brent"] == fill(REACH[0], LIGHT)
    assert rows["Havering"] == fill(REACH[1], LIGHT)
    assert rows["Bexley"] is rows["Enfield"] is rows["City of London"] is None


@BOTH
def test_the_legend_has_every_kind_and_state_that_occurs_with_its_colour(drawn):
    words, fills, title = key_of(drawn(AREAS))
    assert words[:2] == ["Heard", "Thin: heard too little"]
    assert {"Silent: nobody yet", "Hidden to protect people", "City of London, not one of the 32"} <= set(words)
    assert fills[:2] == [fill(REACH[0], LIGHT), fill(REACH[1], LIGHT)]
    assert title == "Reach"


def test_a_tile_says_its_kind_in_a_word():
    said = [str(layer.get("transform", "")) for layer in a_grid(AREAS)["layer"]]
    assert any("'shown': 'heard', 'thin': 'thin'" in words for words in said)


def test_the_map_names_clusters_with_their_signs():
    said = [str(layer.get("transform", "")) for layer in a_map(CLUSTERED, CLUSTERS)["layer"]]
    assert any("▲" in words and "▼" in words and "'E09000007'" in words for words in said)
    assert not any("'E09000005'" in words for words in said)


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kinds", [REACH, CLUSTERS], ids=["reach", "clusters"])
def test_kinds_are_told_apart_by_sign_and_those_heard_and_thin_by_brightness_too(kinds, t):
    assert len({kind.sign for kind in kinds}) == len(kinds)
    assert contrast(fill(REACH[0], t), fill(REACH[1], t)) >= 3


def test_no_kind_that_is_not_known_is_drawn():
    with pytest.raises(ValueError, match="low among low"):
        a_map(CLUSTERED, REACH)


def test_the_description_counts_each_kind_and_names_the_few():
    assert describe_kinds(AREAS, REACH, title="Reach") == (
        "Reach, 5 boroughs. Heard: 2 (Brent and Camden); Thin: 1 (Havering); Silent: 1 (Bexley); Hidden: 1 (Enfield)."
    )
    assert describe_kinds(AREAS.head(0), REACH, title="Reach") == "Reach, 0 boroughs. Nothing to show yet."
