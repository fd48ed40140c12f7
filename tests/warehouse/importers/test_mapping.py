import pytest

from tests.warehouse.importers.imports import imported, workbook
from warehouse.__main__ import main
from warehouse.importers.mapping import MappedTable, Mapping, as_toml, read_mapping, save_mapping

SURVEY = """\
Ref;Idea, in your words;Who;When;View;Likes
A-1;'=Weekly meeting;ann;03/04/2014 10:00;Yes;25
A-2;One number;bo;13/04/2014;no;0
"""
MAPPING = """\
[source]
name = "Workshop"
platform = "Clever Place"

[[table]]
table = "ideas"
match = ["Ref", "Idea, in your words"]
columns = { idea_id = "Ref", text = "Idea, in your words", participant_id = "Who", submitted_at = "When" }
fixed = { principle = "3" }
dates = "dmy"

[[table]]
table = "votes"
columns = { participant_id = "Who", idea_id = "Ref", vote = "View", voted_at = "When" }
values = { vote = { "Yes" = "for", "No" = "against" } }
dates = "dmy"
"""


def test_a_mapping_beside_the_tables_says_how_they_are_read(tmp_path):
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": MAPPING})
    assert outcome.books == {
        ("mapping.toml", None): (0, 0, 0, 0, 0),
        ("survey.csv", "ideas"): (2, 2, 0, 0, 0),
        ("survey.csv", "votes"): (2, 2, 0, 0, 0),
    }
    assert outcome.ask("SELECT idea_id, text, principle, CAST(submitted_at AS VARCHAR) FROM ideas ORDER BY 1") == [
        ("A-1", "=Weekly meeting", "vision-2014:3", "2014-04-03 09:00:00"),
        ("A-2", "One number", "vision-2014:3", "2014-04-12 23:00:00"),
    ]
    assert outcome.ask("SELECT name, platform FROM sources") == [("Workshop", "Clever Place")]
    assert outcome.totals == {"participants": 2, "ideas": 2, "votes": 2, "vote_events": 2, "contributions": 4}
    assert outcome.entry("survey.csv", "ideas")["dropped"] == ["Likes"]


def test_a_mapping_named_on_the_command_line_is_used(tmp_path):
    (tmp_path / "mine.toml").write_text(MAPPING)
    outcome = imported(tmp_path, {"survey.csv": SURVEY}, mapping=tmp_path / "mine.toml")
    assert outcome.totals["ideas"] == 2


def test_another_mapping_reads_the_same_file_anew(tmp_path):
    (tmp_path / "mine.toml").write_text(MAPPING)
    first = imported(tmp_path, {"survey.csv": SURVEY}, mapping=tmp_path / "mine.toml")
    (tmp_path / "mine.toml").write_text(MAPPING.replace('"Yes" = "for"', '"Yes" = "against"'))
    second = imported(tmp_path, {"survey.csv": SURVEY}, mapping=tmp_path / "mine.toml")
    values = "SELECT DISTINCT value FROM contributions WHERE kind = 'vote' ORDER BY ALL"
    assert (first.ask("SELECT 1"), second.attempt.outcome, second.ask(values)) == ([(1,)], "live", [(-1,)])


def test_counts_are_mapped_with_a_fixed_vote(tmp_path):
    counts = '[[table]]\ntable = "tallies"\ncolumns = { idea_id = "Ref", count = "Likes" }\nfixed = { vote = "for" }\n'
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": counts})
    assert outcome.books["survey.csv", "tallies"] == (2, 2, 0, 0, 0)
    assert outcome.tallies == [("A-1", 1, 25, "unknown"), ("A-2", 1, 0, "unknown")]


def test_a_mapping_that_was_saved_is_found_by_the_header(tmp_path):
    (tmp_path / "mine.toml").write_text(MAPPING)
    path = save_mapping(tmp_path / "programme", read_mapping(tmp_path / "mine.toml"))
    assert path == tmp_path / "programme" / "decisions" / "mappings" / "mine.toml"
    outcome = imported(tmp_path, {"other.csv": SURVEY})
    assert (outcome.totals["votes"], outcome.ask("SELECT name FROM sources")) == (2, [("Workshop",)])


def test_a_mapping_that_was_saved_leaves_other_files_alone(tmp_path):
    (tmp_path / "mine.toml").write_text(MAPPING)
    save_mapping(tmp_path / "programme", read_mapping(tmp_path / "mine.toml"))
    outcome = imported(tmp_path, {"votes.csv": "participant_id,principle,vote\np1,1,for\n"})
    assert outcome.ask("SELECT name, platform FROM sources") == [("canonical:talk", "canonical")]


def test_a_sheet_of_a_workbook_is_found_by_the_mapping(tmp_path):
    sheets = {"Notes": [["Anything"], ["else"]], "Answers": [["Ref", "Idea, in your words"], ["A-1", "Weekly meeting"]]}
    table = '[[table]]\ntable = "ideas"\ncolumns = { idea_id = "Ref", text = "Idea, in your words" }\n'
    outcome = imported(tmp_path, {"s.xlsx": workbook(tmp_path / "b.xlsx", sheets), "mapping.toml": table})
    assert outcome.totals == {"ideas": 1, "contributions": 1}


def test_a_header_below_other_lines_is_found_by_the_mapping(tmp_path):
    outcome = imported(tmp_path, {"survey.csv": "Workshop in Camden\n\n" + SURVEY, "mapping.toml": MAPPING})
    assert outcome.books["survey.csv", "ideas"] == (3, 2, 0, 1, 0)


WRONG = {
    "a table we do not have": ('table = "ideas"', 'table = "hopes"', "there is no table called hopes; say one of"),
    "a column we do not have": ("text = ", "words = ", "ideas has no column called words; it has"),
    "a required column left out": ('idea_id = "Ref", text', "text", "the table ideas also needs idea_id"),
    "SQL": ('dates = "dmy"', 'sql = { text = "1" }', "the table ideas has a setting called sql"),
    "an order of dates we do not know": ('"dmy"', '"ymd"', "dates is ymd; it can be dmy or mdy"),
    "another part": ("[source]", "[sauce]", "it has a part called sauce"),
    "a value that is no text": ('"Yes" = "for"', '"Yes" = 1', "Yes in the values of vote is not a text"),
}


@pytest.mark.parametrize("before, after, said", WRONG.values(), ids=WRONG)
def test_a_mapping_with_a_mistake_is_refused_in_one_sentence(tmp_path, before, after, said):
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": MAPPING.replace(before, after)})
    assert outcome.attempt.outcome == "refused"
    assert outcome.attempt.why.startswith(f"The mapping mapping.toml cannot be used: {said}")
    assert outcome.attempt.why.endswith("; correct it and import again.")


def test_a_header_that_no_table_has_is_refused_by_name(tmp_path):
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": MAPPING.replace('"Ref"', '"Number"')})
    assert outcome.attempt.why == (
        "The mapping mapping.toml does not fit these files: no table has a column called Number; "
        "correct it or give the files it is for."
    )


def test_a_column_that_the_matching_table_lacks_is_refused_by_name(tmp_path):
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": MAPPING.replace('"Who"', '"Whom"', 1)})
    assert outcome.attempt.why == (
        "The mapping mapping.toml cannot be used: survey.csv has no column called Whom; correct it and import again."
    )


@pytest.mark.parametrize("text, said", [("[[table", "is not a valid TOML file"), ("", "needs at least one [[table]]")])
def test_what_is_no_mapping_is_refused(tmp_path, text, said):
    outcome = imported(tmp_path, {"survey.csv": SURVEY, "mapping.toml": text})
    assert said in outcome.attempt.why


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    outcome = imported(tmp_path, {"survey.csv": SURVEY}, mapping=tmp_path / "none.toml")
    assert outcome.attempt.why == "none.toml cannot be read (No such file or directory): check the path."


def test_quotation_marks_and_braces_in_a_mapping_stay_text(tmp_path):
    odd = 'Who\'s {0} "asked"'
    table = MappedTable("votes", {"participant_id": odd, "principle": "P", "vote": "V"}, values={"vote": {odd: "for"}})
    (tmp_path / "odd.toml").write_text(as_toml(Mapping("odd", (table,), "It's {me}")))
    quoted = odd.replace('"', '""')
    survey = f'"{quoted}",P,V\nann,1,"{quoted}"\nbo,2,against\n'
    outcome = imported(tmp_path, {"s.csv": survey}, mapping=tmp_path / "odd.toml")
    assert outcome.ask("SELECT principle, value FROM contributions ORDER BY ALL") == [
        ("vision-2014:1", 1),
        ("vision-2014:2", -1),
    ]


def test_a_mapping_written_as_toml_is_the_same_mapping(tmp_path):
    (tmp_path / "m.toml").write_text(MAPPING)
    mapping = read_mapping(tmp_path / "m.toml")
    (tmp_path / "again.toml").write_text(as_toml(mapping))
    assert read_mapping(tmp_path / "again.toml", "m.toml") == mapping


def test_the_command_line_takes_a_mapping(tmp_path, capsys):
    (tmp_path / "mine.toml").write_text(MAPPING)
    (tmp_path / "survey.csv").write_text(SURVEY)
    folder = ["--to", str(tmp_path / "programme")]
    assert main(["import", str(tmp_path / "survey.csv"), "--mapping", str(tmp_path / "mine.toml"), *folder]) == 0
    assert "survey.csv -> votes: 2 rows in, 2 loaded" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "survey.csv"), "--mapping", str(tmp_path / "none.toml"), *folder]) == 1
