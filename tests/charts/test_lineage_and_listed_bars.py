"""What principles became, and long lists of counts: what the charts hold and say."""

import pandas as pd

from charts.lineage import describe_lineage, lineage
from charts.listed_bars import listed_bars

TITLES = ["First", "Principles", "Second"]
LINKS = pd.DataFrame(
    [
        (-1, "d:1", "Get Personal", "v:2", "Joint planning"),
        (-1, "d:2", "Happy Workers", "v:1", "Integrated teams"),
        (1, "u:1", "Care is about me", "v:2", "Joint planning"),
        (1, "u:2", "A new one", None, None),
    ],
    columns=["side", "item", "item_name", "principle", "principle_name"],
)


def boxes(frame: pd.DataFrame) -> list[tuple[float, str]]:
    drawn = lineage(frame, titles=TITLES).to_dict()["datasets"]["boxes"]
    return [(box["x"], box["name"]) for box in sorted(drawn, key=lambda box: (box["x"], box["y"]))]


def test_items_stand_beside_the_principles_they_came_from():
    assert boxes(LINKS) == [
        (0.12, "Happy Workers"),
        (0.12, "Get Personal"),
        (0.5, "Integrated teams"),
        (0.5, "Joint planning"),
        (0.88, "Care is about me"),
        (0.88, "A new one"),
    ]


def test_every_link_is_one_line_from_box_to_box():
    lines = pd.DataFrame(lineage(LINKS, titles=TITLES).to_dict()["datasets"]["lines"])
    assert lines["link"].nunique() == 3
    assert sorted(lines.groupby("link")["x"].agg(["first", "last"]).round(2).itertuples(index=False, name=None)) == [
        (0.38, 0.24),
        (0.38, 0.24),
        (0.62, 0.76),
    ]


def test_without_links_there_is_a_chart_without_boxes():
    assert boxes(LINKS.head(0)) == []
    assert describe_lineage(LINKS.head(0), titles=TITLES) == "No principle is known to have become anything yet."


def test_the_description_says_what_came_from_what():
    assert describe_lineage(LINKS, titles=TITLES) == (
        "First: Get Personal from Joint planning; Happy Workers from Integrated teams. "
        "Second: Care is about me from Joint planning; A new one from none of them."
    )


def test_bars_are_longest_first_with_hidden_and_other_at_the_foot():
    frame = pd.DataFrame({"name": ["Other", "GP", "Nurse", "Midwife"], "people": [90, 20, 30, None], "secret": 1})
    rows = listed_bars(frame, category="name", value="people", title="People").to_dict()["datasets"]["bars"]
    assert [(row["name"], row["printed"], row["length"]) for row in rows] == [
        ("Nurse", "30", 30),
        ("GP", "20", 20),
        ("Midwife", "hidden", 0),
        ("Other", "90", 90),
    ]
    assert "secret" not in rows[0]
