from tests.warehouse.importers.imports import imported, workbook

TAIL = ",Url,Category,Latitude,Longitude,Up Votes,Down Votes,Points Count,Points For,Points Against,Images,\
Contact Name,Contact Email,Contact telephone,Attachment URL,Attachment filename,Media URLs,Post transcript"
HEADER = f"Nr, Post id,email,User Name,Post Name,Description{TAIL}"
POSTS = f"""{HEADER}
1,41,"ann@example.org","Ann","Weekly meeting","Nurses; GPs
and carers","https://y.test/post/41","Care",51.5,-0.1,25,3,1,"Good","","",,,,,,"",
2,42,DELETED,,,,,,,,,,,
3,43,"bo@example.org","Bo","One number","To call","https://y.test/post/43","","","",0,0,0,"","","",,,,,,"",
4,44,"ann@example.org","Ann","Home visits","By one team","https://y.test/post/44","","","",7,0,0,"","","",,,,,,"",
"""


def test_posts_are_ideas_and_deleted_ones_are_set_aside(tmp_path):
    outcome = imported(tmp_path, {"export.csv": POSTS})
    assert outcome.books == {
        ("export.csv", "ideas"): (4, 3, 0, 1, 0),
        ("export.csv", "tallies"): (6, 3, 0, 0, 3),
    }
    assert outcome.ask("SELECT line, code, reason FROM quarantine") == [(4, "short_row", "too few cells (14 of 23)")]
    assert outcome.tallies == [("41", -1, 3, "unknown"), ("41", 1, 25, "unknown"), ("44", 1, 7, "unknown")]
    assert outcome.totals == {"participants": 2, "ideas": 3, "contributions": 3}
    assert outcome.ask("SELECT text FROM ideas WHERE idea_id = '41'") == [("Nurses; GPs\nand carers",)]


def test_deleted_posts_that_a_spreadsheet_widened_are_left_out(tmp_path):
    widened = POSTS.replace("DELETED,,,,,,,,,,,", "DELETED" + "," * 20)
    outcome = imported(tmp_path, {"export.csv": widened})
    assert outcome.books == {
        ("export.csv", "ideas"): (4, 3, 0, 0, 1),
        ("export.csv", "tallies"): (8, 3, 0, 0, 5),
    }
    assert outcome.entry("export.csv", "ideas")["reasons"]["deleted_row"] == 1


def test_hidden_addresses_leave_the_authors_unknown(tmp_path):
    hidden = POSTS.replace("ann@example.org", "hidden").replace("bo@example.org", "hidden")
    assert imported(tmp_path, {"e.csv": hidden}).totals == {"ideas": 3, "contributions": 3}


def test_a_groups_own_questions_stand_in_the_place_of_the_description(tmp_path):
    header = f'Nr, Post id,email,User Name,Post Name,"What is it?","Who gains?"{TAIL},"Cost count","Cost average"'
    row = '1,41,"ann@example.org","Ann","Meeting","Weekly","Carers","https://y.test/41","",,,2,1,0,"","","",,,,,,"",,3,2.5'
    outcome = imported(tmp_path, {"e.csv": f"{header}\n{row}\n"})
    assert outcome.ask("SELECT title, text FROM ideas") == [("Meeting", "Weekly\nCarers")]
    assert outcome.tallies == [("41", -1, 1, "unknown"), ("41", 1, 2, "unknown")]


def test_the_workbook_has_the_same_names_in_other_capitals(tmp_path):
    names = ["Nr", "Post Id", "Email", "User name", "Post name", "Description", "URL", "Category", "Latitude",
             "Longitude", "Up Votes", "Down Votes", "Points Count"]  # fmt: skip
    rows = [names, [1, 41, "ann@example.org", "Ann", "Meeting", "Weekly", "https://y.test/41", "", None, None, 2, 0, 0]]
    outcome = imported(tmp_path, {"e.xlsx": workbook(tmp_path / "b.xlsx", {"Export": rows})})
    assert outcome.books == {("e.xlsx", "ideas"): (1, 1, 0, 0, 0), ("e.xlsx", "tallies"): (2, 1, 0, 0, 1)}


def test_names_and_addresses_are_never_kept(tmp_path):
    outcome = imported(tmp_path, {"e.csv": POSTS})
    for name in ("warehouse.duckdb", "published.duckdb"):
        written = next((tmp_path / "programme" / "live").glob(f"*/{name}")).read_bytes()
        assert b"ann@example.org" not in written
    assert {"User Name", "Contact Email"} <= set(outcome.entry("e.csv", "ideas")["dropped"])
