"""Where to go next, targets that a lead decided and took back, and alerts, on the pages."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import Role, Viewer
from pages import overview, sources, where_next
from pages.parts.programme import Looking
from pages.parts.targets import as_of, with_pace
from queries.runner import ask
from tests.pages.looking import stands_whole, table
from tests.small_programmes import imported, people
from warehouse.build import rebuild
from warehouse.live import current

TARGETS = (
    "measure,dimension,value,target,by\nparticipants,borough,Camden,30,\nparticipants,borough,Brent,10,\n"
    "participants,London,,20,2014-07-01\norganisations,London,,4,\n"
)
SET = {"measure": "participants", "dimension": "borough", "value": "Camden", "target": "40", "by": "", "who": "Sam"}
LEAD = Viewer(Role.LEAD)


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """Twelve people of Camden and a few of elsewhere, with targets of which a lead changed one."""
    folder = Path(tmp_path_factory.mktemp("programme"))
    imported(folder, people({"Camden": 12, "Brent": 10, "": 3}) | {"targets.csv": TARGETS})
    rebuild(folder, kind="targets", rows=[SET | {"who": "Sam"}])
    return current(folder)


def words(visitor) -> str:
    """All the running text of the page, as a reader sees it."""
    return "\n".join(said.value.replace("\\", "") for said in [*visitor.markdown, *visitor.caption, *visitor.header])


def test_the_next_visits_stand_first_with_why_and_the_rule(visit, release):
    assert "Next three visits: " in words(visit(where_next, release))
    visitor = visit(where_next, release, area=["Camden"])
    assert "Next visit: Camden" in words(visitor)
    assert "**Camden** is 28 people below its target of 40." in words(visitor)
    assert where_next.RULE in [said.value for said in visitor.caption]
    shown = table(visitor, "Rank", "Borough", "Role", "Kind of organisation", "Why")
    assert shown["Rank"].tolist() == list(range(1, len(shown) + 1))


def test_the_list_obeys_the_address(visit, release):
    shown = table(visit(where_next, release, area=["Camden"]), "Rank", "Borough")
    assert set(shown["Borough"]) == {"Camden"}
    assert "Under these filters" in words(visit(where_next, release, area=["Brent"]))


def test_each_target_says_who_set_it_and_how_it_goes(visit, release):
    shown = table(visit(where_next, release), "Target for", "Of", "Reached", "Target").set_index("Target for")
    assert shown[["Reached", "Target", "Set by"]].loc[["Camden", "Brent"]].to_numpy().tolist() == [
        [12, 40, "A lead"],
        [10, 10, "The export"],
    ]
    assert shown.loc["Brent", "Pace"] == "reached on 1 June 2014"


def seen_by_the_design_group() -> None:
    from access import Role, Viewer
    from pages import where_next

    where_next.render(Viewer(Role.DESIGN))


def test_only_a_lead_can_change_targets(visit, release):
    assert [box.label for box in visit(where_next, release).expander] == ["Change targets"]
    visitor = stands_whole(AppTest.from_function(seen_by_the_design_group, default_timeout=60).run())
    assert [box.label for box in visitor.expander] == []


@pytest.mark.slow
def test_a_decision_is_undone_on_sources_and_the_export_s_target_holds_again(visit, tmp_path):
    imported(tmp_path, people({"Camden": 12}) | {"targets.csv": TARGETS})
    rebuild(tmp_path, kind="targets", rows=[SET])
    visitor = visit(sources, current(tmp_path))
    shown = table(visitor, "When", "Who", "About", "Decision")
    assert shown[["Who", "Decision", "Stands"]].to_numpy().tolist() == [
        ["Sam", "Target for Camden: 40 people, was 30", "Yes"]
    ]
    visitor = stands_whole(visitor.button(key="undo").click().run())
    assert [said.value for said in visitor.warning] == ["Choose a decision first."]
    (chosen,) = [box for box in visitor.selectbox if box.label == "Undo a decision"]
    chosen.select_index(0)
    visitor = stands_whole(visitor.button(key="undo").click().run())
    assert [said.value for said in visitor.warning] == ["Say who undoes it: your name or initials."]
    visitor.text_input(key="who-undo").input("Kim")
    visitor = stands_whole(visitor.button(key="undo").click().run())
    assert "Undone: Target for Camden: 40 people, was 30." in visitor.success[0].value.replace("\\", "")
    shown = table(visitor, "When", "Who", "About", "Decision")
    assert shown[["Who", "Decision", "Stands"]].to_numpy().tolist() == [
        ["Kim", "Target for Camden: as the export says again, was 40", "Yes"],
        ["Sam", "Target for Camden: 40 people, was 30", "Replaced"],
    ]
    held = ask("coverage/targets", LEAD, current(tmp_path)).set_index("name")
    assert held.loc["Camden", ["target", "decided"]].tolist() == [30, False]


def test_a_file_of_decisions_that_lacks_a_column_is_said_on_sources(visit, tmp_path):
    visitor = visit(sources, imported(tmp_path, people({"Camden": 1})))
    assert "Nothing has been decided yet." in words(visitor)
    (tmp_path / "decisions").mkdir(exist_ok=True)
    (tmp_path / "decisions" / "targets.csv").write_text("value\nCamden\n")
    (said,) = visitor.run().error
    assert "needs the columns measure, dimension, value" in said.value.replace("\\", "")


def test_an_export_of_long_ago_is_measured_against_its_last_day(visit, tmp_path):
    files = people({"Camden": 2, "Brent": 1})
    files["votes.csv"] += "p0,2,1,2014-07-20T10:00:00\n"
    release = imported(tmp_path, files | {"targets.csv": TARGETS})
    shown = [element.value for element in visit(overview, release).markdown if "Look at this" in element.value]
    assert shown == ["**Look at this** :small[as of 20 July 2014, the last day with data; whole programme]"]
    now = as_of(Looking(LEAD, release))
    assert (now.day, now.running, now.ended) == (date(2014, 7, 20), False, False)


def running(day: date) -> dict[str, str]:
    """A programme that runs from a hundred days ago till in a hundred, with one person of Camden heard on `day`."""
    today = date.today()
    terms = f'name = "Now"\nstart = {today - timedelta(100)}\nend = {today + timedelta(100)}\n'
    return {
        "programme.toml": terms,
        "participants.csv": "participant_id,borough,role\np1,Camden,nurse\n",
        "votes.csv": f"participant_id,principle,vote,voted_at\np1,1,1,{day}T10:00:00\n",
        "targets.csv": "measure,dimension,value,target,by\nparticipants,borough,Camden,30,\n",
    }


def test_while_a_programme_runs_silence_is_measured_against_yesterday_and_a_slow_target_slips(visit, tmp_path):
    yesterday = date.today() - timedelta(1)
    release = imported(tmp_path, running(yesterday - timedelta(40)))
    look = Looking(LEAD, release)
    assert as_of(look)[:3] == (yesterday, True, False)
    (row,) = with_pace(look).itertuples(index=False)
    assert (row.state, row.past, row.pace) == ("too late", False, "at this rate not before the end")
    visitor = visit(overview, release)
    text = str([element.proto for element in visitor.main])
    assert "Nothing from Camden for 40 days" in text
    assert "nobody new came in four weeks" in text


def test_nothing_is_said_where_there_is_nothing(visit, tmp_path):
    release = imported(tmp_path, {"participants.csv": "participant_id,borough,role\n"})
    assert not any("Look at this" in element.value for element in visit(overview, release).markdown)
    assert "Nobody has taken part and no borough has a target yet." in words(visit(where_next, release))
