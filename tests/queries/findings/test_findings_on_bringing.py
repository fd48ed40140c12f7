"""What is said will happen before files are imported."""

import pytest

from queries.findings.bringing import day_or_month, what_will_happen

SAMPLE, TALK, SURVEY = ("canonical:sample", True), ("polis:talk", False), ("survey", False)
LEAVES = "The made-up sample leaves: made-up and real data are never shown together."


@pytest.mark.parametrize(
    ("live", "coming", "made_up", "add", "said"),
    [
        ([], ["survey"], False, False, ["survey will be live."]),
        ([SAMPLE], ["survey"], False, False, [LEAVES, "survey will be live."]),
        ([SAMPLE], ["canonical:sample"], False, False, [LEAVES, "canonical:sample will be live."]),
        ([SAMPLE], ["canonical:sample"], True, False, ["The rows of canonical:sample that are live now are replaced."]),
        ([TALK], ["survey"], False, False, ["survey will stand beside polis:talk."]),
        ([TALK], ["polis:talk"], False, False, ["The rows of polis:talk that are live now are replaced."]),
        ([TALK], ["polis:talk"], False, True, ["Rows are added to polis:talk."]),
        (
            [SURVEY, TALK],
            ["polis:talk"],
            False,
            False,
            ["The rows of polis:talk that are live now are replaced.", "survey stays as it is."],
        ),
        (
            [SURVEY, TALK],
            ["polis:talk", "new"],
            False,
            False,
            ["The rows of polis:talk that are live now are replaced.", "new will stand beside survey."],
        ),
        (
            [TALK],
            ["canonical:sample"],
            True,
            False,
            ["These files say that they are made up, and what is live is real: they will be refused."],
        ),
    ],
)
def test_what_changes_and_what_stays_is_said(live, coming, made_up, add, said):
    assert what_will_happen(live, coming, made_up, add) == said


def test_a_date_with_slashes_is_read_in_both_ways():
    assert day_or_month(3, 4, 2014) == ("3 April 2014", "4 March 2014")
    with pytest.raises(ValueError):
        day_or_month(13, 4, 2014)
