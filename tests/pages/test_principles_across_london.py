"""Principles on the map and as small maps: what is shown, smoothed, compared, and where there is little."""

from pathlib import Path

import pytest

from pages import principles
from tests import plain_python as plain
from tests.asking import NOTHING_CHOSEN
from tests.pages.looking import table
from tests.small_programmes import HOSTILE, imported, people

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

ALL = "All principles"
PROGRAMMES = {
    "one borough": people({"Camden": 12}),
    "all unknown": people({"": 12}),
    "all the same": people({"Camden": 12, "Brent": 12, "Sutton": 3}),
    "hostile": HOSTILE,
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    """The release of a programme by its name."""
    made = {}

    def of_name(name):
        if name not in made:
            made[name] = imported(Path(tmp_path_factory.mktemp("programme")), PROGRAMMES[name])
        return made[name]

    return of_name


def said(visitor) -> str:
    return "\n".join(each.value for each in (*visitor.markdown, *visitor.caption)).replace("\\", "")


def votes(code: str, area: str) -> list[int]:
    """The raw votes on ideas of a principle from an area."""
    return [each.value for each in plain.counted(NOTHING_CHOSEN)
            if each.kind == "vote" and not each.direct and each.principle == f"vision-2014:{code}"
            and (area == "" or plain.people()[each.person].area == area)]  # fmt: skip


def test_net_support_is_shown_and_compared_with_london(visit, sample_release):
    visitor = visit(principles, sample_release, principle_measure="Net support", area=["Camden"])
    cast, camden = votes("1", ""), votes("1", "E09000007")
    beside = f"from Camden is {sum(camden) / len(camden):+.0%}".replace("-", "−")
    assert beside in said(visitor) and f"in London ({sum(cast) / len(cast):+.0%})" in said(visitor)
    shown = table(visitor, "Area", "Net support (95% interval)")
    assert shown.set_index("Area").loc["Camden"].iloc[0].startswith(f"{sum(camden) / len(camden):+.0%}")


def test_the_table_has_the_share_as_cast_and_smoothed(visit, sample_release):
    visitor = visit(principles, sample_release, smooth="true")
    assert list(table(visitor, "Area", "Share for (95% interval)").columns[2:]) == ["Smoothed", "People"]
    assert "Each area is drawn towards the average of all" in said(visitor)


@pytest.mark.parametrize("smooth", ["false", "true"])
def test_all_principles_stand_beside_each_other_with_one_table(visit, sample_release, smooth):
    address = {"on_map": ALL, "smooth": smooth, "area": ["Camden"], "principle_measure": "Net support"}
    visitor = visit(principles, sample_release, **address)
    shown = table(visitor, "Area", "Integrated teams") if smooth == "false" else table(
        visitor, "Area", "Integrated teams", "Integrated teams, smoothed")  # fmt: skip
    shown = shown.set_index("Area")
    assert shown.shape[1] == (8 if smooth == "false" else 16)
    for area, code in (("All London", ""), ("Camden", "E09000007")):
        cast = votes("1", code)
        assert shown.loc[area].iloc[0] == pytest.approx(sum(cast) / len(cast))
    assert "**Camden: " in said(visitor)


def test_only_the_principles_chosen_are_drawn(visit, sample_release):
    names = [row["name"] for row in plain.read("data/reference/principles.csv")
             if row["framework"] == "vision-2014" and row["code"] in "25"]  # fmt: skip
    visitor = visit(principles, sample_release, on_map=ALL, principle=names, level="Integrated care boards 2022")
    assert list(table(visitor, "Area", *names).columns) == ["Area", *names]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_programmes_with_little_in_them_have_small_maps_too(visit, programme, name):
    for smooth in ("false", "true"):
        visit(principles, programme(name), on_map=ALL, smooth=smooth, area=["Camden"])
        visit(principles, programme(name), smooth=smooth, principle_measure="Net support")
