"""Cases 25 to 29, 57, 59 and 60: who and what a row is about, duplicates, votes again, and test accounts."""

from datetime import date

VOTES = "participant_id,idea_id,vote,voted_at\n"
LATEST = "SELECT value FROM contributions WHERE kind = 'vote' AND NOT superseded ORDER BY line"


def test_identifiers_are_text_always(imported):
    ids = [
        "123",
        "00123",
        "1E5",
        "100000",
        "12345678901234567890",
        "12345678901234567891",
        "0.10",
        "0.1",
        "True",
        "true",
    ]
    outcome = imported({"votes.csv": "participant_id,idea_id,vote\n" + "".join(f"{each},{each},1\n" for each in ids)})
    assert outcome.report["totals"]["participants"] == 10
    assert sorted(outcome.column("SELECT idea_id FROM ideas")) == sorted(ids)


def test_the_same_row_twice_counts_once(imported):
    given = {
        "ideas.csv": "idea_id,participant_id,title\ni1,p1,Tea\ni1,p1,Tea\n",
        "participants.csv": "participant_id,borough\np1,Camden\np1,camden\n",
        "votes.csv": VOTES + "p1,i1,1,2014-06-01T10:00\np1,i1,1,2014-06-01T10:00\np1,i1,1,2014-06-01T09:00Z\n",
    }
    outcome = imported(given)
    assert [outcome.counts(f"{table}.csv") for table in ("ideas", "participants", "votes")] == [
        (2, 1, 1, 0, 0),
        (2, 1, 1, 0, 0),
        (3, 1, 2, 0, 0),
    ]
    assert outcome.report["totals"]["contributions"] == 2


def test_an_organisation_listed_twice_in_another_case_counts_once(imported):
    outcome = imported({"organisations.csv": "organisation,boroughs,staff\nHill Trust,Camden,5\nHILL TRUST,Camden,5\n"})
    assert outcome.counts("organisations.csv") == (2, 1, 1, 0, 0)


def test_rows_of_one_identifier_and_different_content_are_all_set_aside(imported):
    given = {
        "ideas.csv": "idea_id,title\ni1,Tea\ni1,Coffee\ni1,Tea\ni2,Milk\n",
        "participants.csv": "participant_id,borough\np1,Camden\np1,Newham\n",
        "comments.csv": "comment_id,text\nc1,yes\nc1,no\n",
    }
    outcome = imported(given)
    assert [outcome.counts(f"{table}.csv")[1:4] for table in ("ideas", "participants", "comments")] == [
        (1, 0, 3),
        (0, 0, 2),
        (0, 0, 2),
    ]
    assert {code for _, _, code in outcome.set_aside()} == {"conflicting_id"}


def test_of_several_votes_of_a_person_the_last_counts_and_the_others_are_counted(imported):
    rows = "p1,i1,-1,2014-06-03T10:00\np1,i1,1,2014-06-01T10:00\np1,i1,0,2014-06-02T10:00\np2,i1,1,2014-06-01T10:00\n"
    outcome = imported({"votes.csv": VOTES + rows})
    assert outcome.column(LATEST) == [-1, 1]
    assert (outcome.report["totals"]["votes"], outcome.report["totals"]["vote_events"]) == (2, 4)
    assert outcome.files["votes.csv"]["reasons"] == {"no_zone": 4, "revote": 2}
    assert outcome.column("SELECT superseded_on FROM contributions WHERE superseded ORDER BY line") == [
        date(2014, 6, 2),
        date(2014, 6, 3),
    ]


def test_without_times_the_later_row_counts(imported):
    outcome = imported({"votes.csv": "participant_id,principle,vote\np1,1,1\np1,1,-1\n"})
    assert outcome.column(LATEST) == [-1]


def test_votes_again_are_not_counted_twice_when_another_source_comes(imported):
    imported({"votes.csv": "participant_id,principle,vote\np1,1,1\np1,1,-1\n"}, source="one")
    outcome = imported({"votes.csv": "participant_id,principle,vote\np1,1,1\n"}, source="two")
    assert [entry["reasons"] for entry in outcome.report["files"]] == [{"revote": 1}, {}]


def test_a_vote_for_an_unknown_idea_is_set_aside_where_the_source_lists_its_ideas(imported):
    comments = "comment_id,idea_id,text\nc1,i1,yes\nc2,i9,no\n"
    outcome = imported(
        {"ideas.csv": "idea_id,title\ni1,Tea\n", "votes.csv": VOTES + "p1,i1,1,\np1,i9,1,\n", "comments.csv": comments}
    )
    assert outcome.set_aside() == [(3, "idea_id", "unknown_idea"), (3, "idea_id", "unknown_idea")]
    assert outcome.report["totals"]["ideas"] == 1


def test_an_idea_is_made_from_its_identifier_where_the_source_lists_none(imported):
    outcome = imported({"votes.csv": VOTES + "p1,i9,1,\n"})
    assert outcome.ask("SELECT idea_id, title, text, principle, person, listed FROM ideas") == [
        ("i9", None, None, None, None, False)
    ]


def test_a_vote_on_nothing_is_set_aside(imported):
    outcome = imported({"votes.csv": "participant_id,idea_id,principle,vote\np1,,,1\n,i1,,1\np1,,vision-2014:9,1\n"})
    assert outcome.set_aside() == [
        (2, "idea_id", "unknown_target"),
        (3, "participant_id", "missing_value"),
        (4, "principle", "unknown_principle"),
    ]


def test_identifiers_of_two_sources_are_kept_apart(imported):
    imported({"votes.csv": VOTES + "p1,i1,1,\n"}, source="first platform")
    outcome = imported({"votes.csv": VOTES + "p1,i1,-1,\n"}, source="second platform")
    totals = outcome.report["totals"]
    assert (totals["participants"], totals["ideas"], totals["votes"]) == (2, 2, 2)


def test_a_register_says_who_is_the_same_person_in_two_sources(imported, written):
    register = written("register.csv", "participant_id,borough\np1,Camden\np2,Newham\n")
    imported({"votes.csv": VOTES + "p1,i1,1,\n"}, source="first platform", register=register)
    outcome = imported({"votes.csv": VOTES + "p1,i1,-1,\np3,i1,1,\n"}, source="second platform", register=register)
    assert outcome.report["totals"]["participants"] == 2
    by_area = "SELECT gss_code, count(*) FROM contributions WHERE kind = 'vote' GROUP BY ALL ORDER BY ALL"
    assert outcome.ask(by_area) == [("E09000007", 2), ("unknown", 1)]


def test_a_register_given_later_places_the_votes_that_are_live(imported, written):
    imported({"votes.csv": VOTES + "p1,i1,1,\n"}, source="platform")
    register = written("register.csv", "participant_id,borough\np1,Camden\n")
    outcome = imported({"votes.csv": VOTES + "p1,i1,1,\n"}, source="platform", register=register)
    assert outcome.column("SELECT gss_code FROM contributions WHERE kind = 'vote'") == ["E09000007"]


def test_five_hundred_votes_in_a_minute_are_counted_and_flagged(imported):
    fast = "".join(f"p1,i{n},1,2014-06-01T10:{(n + 300) // 600:02}:{(n + 300) // 10 % 60:02}\n" for n in range(500))
    slow = "".join(f"p2,i{n},1,2014-06-01T{10 + n // 60}:{n % 60:02}:00\n" for n in range(499))
    outcome = imported({"votes.csv": VOTES + fast + slow})
    assert outcome.counts("votes.csv") == (999, 999, 0, 0, 0)
    assert outcome.files["votes.csv"]["reasons"] == {"no_zone": 999, "burst": 500}


def test_499_votes_in_a_minute_are_not_flagged(imported):
    outcome = imported({"votes.csv": VOTES + "".join(f"p1,i{n},1,2014-06-01T10:00:{n // 10:02}\n" for n in range(499))})
    assert "burst" not in outcome.files["votes.csv"]["reasons"]


def test_test_accounts_are_left_out_and_counted(imported):
    given = {
        "programme.toml": 'exclude = ["tester", "00x"]\n',
        "participants.csv": "participant_id,borough\ntester,Camden\np1,Camden\n",
        "ideas.csv": "idea_id,participant_id\ni1,tester\ni2,p1\n",
        "votes.csv": VOTES + "tester,i2,1,\n00x,i2,-1,\np1,i2,1,\n",
    }
    outcome = imported(given)
    assert [outcome.counts(f"{table}.csv")[1:] for table in ("participants", "ideas", "votes")] == [
        (1, 0, 0, 1),
        (1, 0, 0, 1),
        (1, 0, 0, 2),
    ]
    assert outcome.files["votes.csv"]["reasons"] == {"test_account": 2}
    assert outcome.report["totals"]["participants"] == 1


def test_test_accounts_stay_out_when_a_later_export_brings_no_list(imported):
    imported({"programme.toml": 'exclude = ["tester"]\n', "votes.csv": VOTES + "p1,i1,1,\n"}, source="platform")
    outcome = imported({"votes.csv": VOTES + "p1,i1,1,\ntester,i1,1,\n"}, source="another")
    assert outcome.report["totals"]["participants"] == 2
    assert [entry["excluded"] for entry in outcome.report["files"] if entry["source"] == "another"] == [1]
