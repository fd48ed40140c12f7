"""The reference tables: whole, consistent, and the ones their sources describe."""

import csv
import hashlib
import re
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "reference"
KEYS = {"file", "title", "source", "licence", "attribution", "how", "sha256"}
VISION = [str(code) for code in range(1, 9)]


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sources() -> list[dict[str, str]]:
    return tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"]


def plain(text: str) -> str:
    """Small letters, '&' as 'and', no punctuation."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("&", " and ").replace("'", "")).split())


def codes(vocabulary: str) -> set[str]:
    return {row["code"] for row in rows("vocabularies") if row["vocabulary"] == vocabulary}


def test_every_table_has_a_source_and_every_source_a_table():
    assert sorted(entry["file"] for entry in sources()) == sorted(path.name for path in FOLDER.glob("*.csv"))
    assert all(set(entry) == KEYS and all(entry.values()) for entry in sources())


def test_each_table_is_the_one_described():
    described = {entry["file"]: entry["sha256"] for entry in sources()}
    assert described == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in described}


def test_the_five_frameworks_have_8_and_5_and_4_and_8_and_1_items():
    numbers = {}
    for row in rows("principles"):
        numbers.setdefault(row["framework"], []).append(row["code"])
    assert numbers == {
        "vision-2014": VISION,
        "declaration-2014": VISION[:5],
        "declaration-2015": VISION[:4],
        "rsa-2018": VISION,
        "tlap-2014": ["1"],
    }
    assert [row["framework"] for row in rows("frameworks")] == list(numbers)


def test_the_eight_draft_principles_have_their_names():
    assert [row["name"] for row in rows("principles") if row["framework"] == "vision-2014"] == [
        "Integrated teams",
        "Joint planning",
        "Patient-centred care",
        "Work proactively",
        "Data access",
        "Integrated leadership",
        "Pooled resources",
        "Talented workforce",
    ]


def test_the_crosswalk_leads_every_draft_principle_to_both_declarations():
    for target in ("declaration-2014", "declaration-2015"):
        assert {row["from_code"] for row in rows("crosswalk") if row["to_framework"] == target} == set(VISION)


def test_the_crosswalk_reaches_every_item_of_both_declarations():
    reached = {(row["to_framework"], row["to_code"]) for row in rows("crosswalk")}
    items = {(row["framework"], row["code"]) for row in rows("principles")}
    assert {item for item in items if item[0].startswith("declaration")} <= reached <= items


def test_the_crosswalk_is_a_proposal_and_names_each_pair_once():
    pairs = [tuple(row.values())[:4] for row in rows("crosswalk")]
    assert len(pairs) == len(set(pairs))
    assert {(row["from_framework"], row["status"]) for row in rows("crosswalk")} == {("vision-2014", "proposal")}


def test_codes_are_snake_case_and_stand_once_in_their_vocabulary():
    pairs = [(row["vocabulary"], row["code"]) for row in rows("vocabularies")]
    assert len(pairs) == len(set(pairs))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for _, code in pairs)


def test_what_people_choose_has_an_other_and_an_unknown():
    for vocabulary in (
        "role",
        "group",
        "organisation_kind",
        "channel",
        "reach_channel",
        "idea_status",
        "response_kind",
    ):
        assert {"other", "unknown"} <= codes(vocabulary)


def test_every_alias_points_to_a_code_that_exists():
    assert all(row["code"] in codes(row["vocabulary"]) for row in rows("vocabulary_aliases"))


def test_no_spelling_means_two_things_in_one_vocabulary():
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in rows("vocabularies"):
        for spelling in (row["code"], row["name"]):
            meanings.setdefault((row["vocabulary"], plain(spelling)), set()).add(row["code"])
    for row in rows("vocabulary_aliases"):
        meanings.setdefault((row["vocabulary"], plain(row["alias"])), set()).add(row["code"])
    assert {spelling: found for spelling, found in meanings.items() if len(found) > 1} == {}


def test_the_words_people_write_are_known():
    written = {(row["vocabulary"], row["alias"]): row["code"] for row in rows("vocabulary_aliases")}
    assert written["role", "General practitioner"] == "gp"
    assert written["role", "RGN"] == "nurse"
    assert written["organisation_kind", "CCG"] == "clinical_commissioning_group"
    assert written["organisation_kind", "Voluntary sector"] == "voluntary_organisation"


def test_a_channel_that_can_be_viewed_is_also_one_people_come_by():
    assert codes("reach_channel") <= codes("channel")
