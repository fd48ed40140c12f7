"""Cases 9 to 11 and 35: numbers, missing ones, and votes off the scale."""

HEADER = "principle,vote,count,day\n"
COUNTS = "SELECT count FROM tallies ORDER BY line"
FIVE = 'vote_scale = "1-5"\n'


def test_a_decimal_comma_is_set_aside_between_commas(imported):
    outcome = imported({"tallies.csv": HEADER + '1,1,"12,5",2014-06-01\n1,-1,"12,0",2014-06-01\n'})
    assert outcome.set_aside() == [(2, "count", "not_a_count"), (3, "count", "not_a_count")]


def test_a_decimal_comma_is_read_between_semicolons(imported):
    outcome = imported({"tallies.csv": "principle;vote;count\n1;1,0;12,0\n1;-1;1.234\n2;1;12,5\n"})
    assert outcome.column(COUNTS) == [12, 1234]
    assert outcome.set_aside() == [(4, "count", "not_a_count")]
    assert outcome.files["tallies.csv"]["reasons"] == {
        "delimiter": 1,
        "decimal_comma": 2,
        "thousands": 1,
        "not_a_count": 1,
    }


def test_thousands_separators_are_taken_out(imported):
    written = ['"1,234"', "1 234", "1\u00a0234", "1\u202f234", "1234", "1234.0"]
    outcome = imported(
        {"tallies.csv": HEADER + "".join(f"1,1,{count},2014-06-0{day}\n" for day, count in enumerate(written, 1))}
    )
    assert outcome.column(COUNTS) == [1234] * 6
    assert outcome.files["tallies.csv"]["reasons"] == {"thousands": 4}


def test_thousands_separators_are_counted_in_tallies_reach_and_targets(imported):
    outcome = imported(
        {
            "tallies.csv": HEADER + '1,1,"1,234",2014-06-01\n',
            "reach.csv": 'channel,day,views\nanimation,2014-06-01,"12,345"\n',
            "targets.csv": 'measure,dimension,value,target,by\nparticipants,borough,Camden,"1,000",2014-12-31\n',
        }
    )
    assert [outcome.files[f"{table}.csv"]["reasons"] for table in ("tallies", "reach", "targets")] == [
        {"thousands": 1}
    ] * 3
    assert outcome.ask("SELECT views, target FROM reach, targets") == [(12345, 1000)]


def test_a_missing_number_is_missing_and_counted(imported):
    outcome = imported({"organisations.csv": "organisation,staff\nA,#N/A\nB,-\nC,null\nD,N/A\nE,NULL\nF,\nG,12\n"})
    assert outcome.column("SELECT staff FROM organisations ORDER BY name") == [None] * 6 + [12]
    assert outcome.files["organisations.csv"]["reasons"] == {"missing_number": 5}


def test_a_row_whose_required_number_is_missing_is_set_aside(imported):
    outcome = imported({"tallies.csv": HEADER + "1,1,#N/A,2014-06-01\n1,-,3,2014-06-01\n"})
    assert outcome.set_aside() == [(2, "count", "missing_value"), (3, "vote", "missing_value")]
    assert outcome.files["tallies.csv"]["reasons"] == {"missing_number": 2, "missing_value": 2}


def test_a_count_that_is_no_whole_number_is_set_aside(imported):
    counts = ["-3", "2.5", "1e400", "-1e400", "NaN", "inf", "0x10", "1_000", "twelve", "0"]
    outcome = imported(
        {"tallies.csv": HEADER + "".join(f"1,1,{count},2014-06-{day}\n" for day, count in enumerate(counts, 10))}
    )
    assert outcome.set_aside() == [(line, "count", "not_a_count") for line in range(2, 11)]
    assert outcome.column(COUNTS) == [0]


def test_every_spelling_of_a_vote_for_and_against_is_read(imported):
    words = [
        "1",
        "+1",
        "1.0",
        "for",
        "Agree",
        "up",
        "-1",
        "\u22121",
        "against",
        "DISAGREE",
        "down",
        "0",
        "neutral",
        "pass",
    ]
    rows = "".join(f"p{place},1,{word}\n" for place, word in enumerate(words))
    outcome = imported({"votes.csv": "participant_id,principle,vote\n" + rows})
    assert outcome.column("SELECT value FROM contributions ORDER BY line") == [1] * 6 + [-1] * 5 + [0] * 3


def test_a_vote_off_the_scale_is_set_aside(imported):
    votes = ["-1", "2", "-2", "1.5", "yes", "1e0", "11"]
    outcome = imported({"votes.csv": "participant_id,principle,vote\n" + "".join(f"p1,1,{vote}\n" for vote in votes)})
    assert outcome.set_aside() == [(line, "vote", "not_a_vote") for line in range(3, 9)]
    assert outcome.report["totals"]["votes"] == 1


def test_votes_from_1_to_5_are_refused_where_no_scale_is_declared(imported):
    outcome = imported({"votes.csv": "participant_id,principle,vote\np1,1,1\np2,1,3\np3,1,5\n"})
    assert outcome.attempt.outcome == "refused"
    assert outcome.files["votes.csv"]["refused"] == outcome.attempt.why
    assert 'vote_scale = "1-5"' in outcome.attempt.why


def test_votes_from_1_to_5_load_where_that_scale_is_declared(imported):
    votes = "participant_id,principle,vote\np1,1,1\np2,1,3\np3,1,5\np4,1,6\np5,1,0\np6,1,-1\np7,1,for\n"
    outcome = imported({"votes.csv": votes, "programme.toml": FIVE})
    assert outcome.column("SELECT value FROM contributions ORDER BY line") == [1, 3, 5]
    assert outcome.set_aside() == [(line, "vote", "not_a_vote") for line in (5, 6, 7, 8)]
