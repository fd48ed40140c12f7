"""Cases 13 to 19, 36 to 43: rows, cells and headers."""

import pytest

VOTES = "participant_id,principle,vote\n"
IDEAS = "idea_id,participant_id,title\n"


def test_a_column_of_true_is_text(imported):
    outcome = imported({"ideas.csv": IDEAS + "i1,p1,True\ni2,True,False\n"})
    assert outcome.column("SELECT title FROM ideas ORDER BY line") == ["True", "False"]
    assert outcome.counts("ideas.csv") == (2, 2, 0, 0, 0)


def test_a_line_break_inside_quotation_marks_belongs_to_the_cell(imported):
    outcome = imported({"ideas.csv": IDEAS + 'i1,p1,"one\r\ntwo\nthree"\ni2,p2,x\n'})
    assert outcome.ask("SELECT title, line FROM ideas ORDER BY line") == [("one\r\ntwo\nthree", 2), ("x", 5)]


def test_a_file_cut_inside_a_cell_is_refused_with_its_line(imported):
    outcome = imported({"ideas.csv": IDEAS + 'i1,p1,x\ni2,p2,"cut he'})
    assert outcome.attempt.outcome == "refused"
    assert (
        outcome.attempt.why
        == "'ideas.csv' is cut at line 3: the quotation mark there is never closed. Export it again."
    )


def test_rows_with_too_few_or_too_many_cells_are_set_aside(imported):
    rows = "p1,1,1\np2,1\np3,1,-1,\np4,Barking, Havering and Redbridge,1\np5,2"
    outcome = imported({"votes.csv": VOTES + rows})
    assert outcome.set_aside() == [
        (3, None, "short_row"),
        (4, None, "long_row"),
        (5, None, "long_row"),
        (6, None, "short_row"),
    ]
    assert outcome.ask("SELECT cells, length(hash) FROM quarantine GROUP BY ALL") == [(None, 32)]
    assert outcome.counts("votes.csv") == (5, 1, 0, 4, 0)


def test_a_cell_of_more_than_100_kilobytes_is_set_aside(imported):
    outcome = imported({"ideas.csv": IDEAS + f"i1,p1,{'x' * 100_001}\ni2,p2,{'x' * 100_000}\n"})
    assert outcome.set_aside() == [(2, None, "long_cell")]
    assert outcome.column("SELECT length(title) FROM ideas") == [100_000]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n", b"participant_id,principle,vote\np1,1,1\0\n"])
def test_an_empty_file_or_one_with_nul_bytes_is_refused(imported, content):
    outcome = imported({"votes.csv": content})
    assert outcome.attempt.outcome == "refused"
    assert outcome.files["votes.csv"]["refused"] == outcome.attempt.why


def test_mixed_line_ends_are_accepted(imported):
    outcome = imported({"votes.csv": VOTES + "p1,1,1\r\np2,1,1\np3,1,1\r"})
    assert outcome.counts("votes.csv") == (3, 3, 0, 0, 0)


def test_a_header_without_rows_is_accepted_with_a_warning(imported):
    outcome = imported({"votes.csv": VOTES})
    assert outcome.attempt.outcome == "live"
    assert (outcome.counts("votes.csv"), outcome.files["votes.csv"]["reasons"]) == ((0, 0, 0, 0, 0), {"no_rows": 1})


def test_a_preamble_a_second_header_and_a_total_are_set_aside_and_never_counted(imported):
    rows = "1,1,26,Southwark\nprinciple,vote,count,borough\n2,1,40,Southwark\nTotal,,66,\n"
    outcome = imported({"tallies.csv": "Counted in the room,,,\n\nprinciple,vote,count,borough\n" + rows})
    assert outcome.set_aside() == [(1, None, "preamble"), (5, None, "repeated_header"), (7, None, "total_row")]
    assert outcome.column("SELECT sum(count) FROM tallies") == [66]


def test_two_columns_of_one_name_are_refused(imported):
    outcome = imported({"votes.csv": "participant_id,principle,vote,Vote\np1,1,1,-1\n"})
    assert outcome.attempt.outcome == "refused"
    assert "more than once (columns 3 and 4)" in outcome.attempt.why


def test_columns_in_another_order_or_by_an_alias_are_read_and_extra_ones_dropped_and_named(imported):
    outcome = imported({"votes.csv": "Colour,Cast at,CHOICE,e-mail,Voter ID,principle\nred,2014-06-01,1,a@b.uk,p1,1\n"})
    assert outcome.ask("SELECT value, principle FROM contributions") == [(1, "vision-2014:1")]
    assert outcome.files["votes.csv"]["dropped"] == ["Colour", "e-mail"]
    assert outcome.files["votes.csv"]["reasons"] == {"dropped_column": 2, "no_zone": 1}


def test_a_missing_column_is_refused_in_words(imported):
    outcome = imported({"votes.csv": "participant_id,vote,colour\np1,1,red\n"})
    assert outcome.attempt.why == (
        "votes.csv has no column idea_id or principle, which votes needs; it has: participant_id, vote, colour."
    )


def test_a_file_without_column_names_is_refused_without_repeating_its_first_row(imported):
    outcome = imported({"members.csv": "Alice Smith,alice@nhs.net\nBob Jones,bob@nhs.net\n"})
    assert outcome.attempt.why == (
        "members.csv is in no format we know; its first row holds no names of columns we know. "
        "Name its columns as in the template and import again."
    )


def test_a_list_of_names_is_not_taken_for_organisations(imported):
    outcome = imported({"people.csv": "name,e-mail\nAlice Smith,alice@nhs.net\n"})
    assert outcome.attempt.outcome == "refused"
