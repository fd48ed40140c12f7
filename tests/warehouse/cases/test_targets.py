"""Targets mean the areas, roles and kinds that their texts mean, whatever the spelling."""

from access import Role, Viewer
from queries.runner import ask
from warehouse.live import current

TARGETS = (
    "measure,dimension,value,target,by\n"
    "participants,borough,LB Barnet,5,2014-10-01\n"
    "participants,borough,Atlantis,5,\n"
    "participants,role,GP,1,\n"
    "organisations,organisation kind,hospice,2,\n"
    "contributions,London,,10,\n"
)
PARTICIPANTS = (
    "participant_id,organisation,organisation_kind,borough,role\n"
    "p1,St Anne,hospice,Barnet,GP\n"
    "p2,St Anne,hospice,Camden,nurse\n"
)
VOTES = "participant_id,principle,vote\np1,1,for\np1,2,for\np2,1,against\np2,1,for\n"


def test_each_target_is_measured_against_what_it_means(imported):
    outcome = imported({"targets.csv": TARGETS, "participants.csv": PARTICIPANTS, "votes.csv": VOTES})
    frame = ask("coverage/targets", Viewer(Role.LEAD), current(outcome.folder))
    rows = frame.astype(object).where(frame.notna(), None)
    columns = ["measure", "dimension", "code", "name", "target", "reached"]
    assert list(rows[columns].itertuples(index=False, name=None)) == [
        ("participants", "borough", None, "Atlantis", 5, 0),
        ("participants", "borough", "E09000003", "Barnet", 5, 1),
        ("participants", "role", "gp", "GP", 1, 1),
        ("organisations", "organisation_kind", "hospice", "Hospice", 2, 1),
        ("contributions", "london", None, "London", 10, 3),
    ]
