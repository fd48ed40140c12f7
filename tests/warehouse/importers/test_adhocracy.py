from tests.warehouse.importers.imports import imported, workbook

ENGLISH = ["Reference No.", "Link", "Title", "Description", "Category", "Labels", "Creator", "Created",
           "Positive ratings", "Negative ratings", "Comment count", "Status", "Feedback", "Remark",
           "Contact consent", "Creator email", "Creator phone"]  # fmt: skip
GERMAN = ["Referenznr.", "Link", "Titel", "Beschreibung", "Kategorie", "Merkmale", "Ort (Längengrad)",
          "Ort (Breitengrad)", "Ortsbezeichnung", "Urheber", "Erstellt", "Positive Bewertungen",
          "Negative Bewertungen", "Anzahl Kommentare", "Status", "Feedback", "Notiz"]  # fmt: skip
COMMENTS = ["Link", "ID", "Comment", "Created", "Creator", "Positive ratings", "Negative ratings",
            "Reply to Reference", "Reply to Comment"]  # fmt: skip
KOMMENTARE = ["Link", "ID", "Kommentar", "Erstellt", "Urheber", "Positive Bewertungen", "Negative Bewertungen",
              "Antwort auf Referenz", "Antwort auf den Kommentar"]  # fmt: skip
PLACE = "https://a.test/care/ideas/2014-0000"
ITEMS = [
    ["2014-00001", f"{PLACE}1/", "Weekly meeting", "Nurses meet", "Teams", "", "ann", "2014-06-25T10:00:00+02:00",
     25, 3, 3, "Accepted", "We will", "", "yes", "ann@example.org", "020"],
    ["2014-00002", f"{PLACE}2/", "One number", "To call", "", "", "bo", "2014-06-26T23:30:00+02:00",
     0, 4, 0, "", "", "", "no", "", ""],
]  # fmt: skip
TALK = [
    [f"{PLACE}1/?comment=7", 7, "Yes", "2014-06-27T10:00:00+02:00", "bo", 2, 0, "2014-00001", ""],
    [f"{PLACE}1/?comment=8", 8, "And doctors", "2014-06-27T11:00:00+02:00", "cy", 0, 0, "", 7],
    ["https://a.test/care/text/?comment=9", 9, "On a paragraph", "2014-06-27T12:00:00+02:00", "cy", 0, 0, "", ""],
]


def test_items_are_ideas_and_their_ratings_are_counts_without_voters(tmp_path):
    outcome = imported(tmp_path, {"download.xlsx": workbook(tmp_path / "b.xlsx", {"Sheet1": [ENGLISH, *ITEMS]})})
    assert outcome.books == {
        ("download.xlsx", "ideas"): (2, 2, 0, 0, 0),
        ("download.xlsx", "tallies"): (4, 3, 0, 0, 1),
    }
    assert outcome.tallies == [
        ("2014-00001", -1, 3, "unknown"), ("2014-00001", 1, 25, "unknown"), ("2014-00002", -1, 4, "unknown"),
    ]  # fmt: skip
    assert outcome.ask("SELECT idea_id, title, text, status, CAST(submitted_at AS VARCHAR) FROM ideas ORDER BY 1") == [
        ("2014-00001", "Weekly meeting", "Nurses meet", "accepted", "2014-06-25 08:00:00"),
        ("2014-00002", "One number", "To call", "submitted", "2014-06-26 21:30:00"),
    ]
    assert outcome.totals == {"participants": 2, "ideas": 2, "contributions": 2}
    assert {"Creator email", "Creator phone", "Feedback"} <= set(outcome.entry("download.xlsx", "ideas")["dropped"])


def test_a_german_download_is_the_same_export(tmp_path):
    item = ["2014-00003", f"{PLACE}3/", "Hausbesuche", "Ein Team", "", "", -0.1, 51.5, "Camden", "dee",
            "2014-06-25T10:00:00+02:00", 7, 0, 0, "wird nicht umgesetzt", "", ""]  # fmt: skip
    said = [f"{PLACE}3/?comment=4", 4, "Ja", "2014-06-25T12:00:00+02:00", "ed", 0, 0, "2014-00003", ""]
    books = {"ideen.xlsx": [GERMAN, item], "kommentare.xlsx": [KOMMENTARE, said]}
    files = {name: workbook(tmp_path / name, {"Sheet1": rows}) for name, rows in books.items()}
    outcome = imported(tmp_path, files)
    assert outcome.ask("SELECT idea_id, title, status FROM ideas") == [("2014-00003", "Hausbesuche", "rejected")]
    assert outcome.tallies == [("2014-00003", 1, 7, "unknown")]
    assert outcome.ask("SELECT comment_id, i.idea_id FROM comments JOIN ideas AS i USING (idea)") == [
        ("4", "2014-00003")
    ]


def test_an_answer_to_a_comment_is_about_the_item_its_address_names(tmp_path):
    books = {"items.xlsx": [ENGLISH, *ITEMS], "comments.xlsx": [COMMENTS, *TALK]}
    files = {name: workbook(tmp_path / name, {"Sheet1": rows}) for name, rows in books.items()}
    outcome = imported(tmp_path, files)
    assert outcome.ask("SELECT comment_id, i.idea_id FROM comments LEFT JOIN ideas AS i USING (idea) ORDER BY 1") == [
        ("7", "2014-00001"),
        ("8", "2014-00001"),
        ("9", None),
    ]
    assert outcome.totals == {"participants": 3, "ideas": 2, "comments": 3, "contributions": 5}


def test_a_list_of_subjects_has_no_ratings_and_no_words_but_its_title(tmp_path):
    header = ["Reference No.", "Link", "Title", "Creator", "Created", "Comment count"]
    row = ["2014-00005", f"{PLACE}5/", "What should change?", "ann", "2014-06-25T10:00:00+02:00", 0]
    outcome = imported(tmp_path, {"s.xlsx": workbook(tmp_path / "b.xlsx", {"Sheet1": [header, row]})})
    assert outcome.books == {("s.xlsx", "ideas"): (1, 1, 0, 0, 0)}
