from tests.warehouse.importers.imports import imported

ENGLISH = """\
ID,Title,Description,Administrator,Valuator,Valuation Group,Scope of operation,Feasibility,Val. Fin.,\
Unfeasibility explanation,Selected,Show to valuators,Author username
1,Weekly meeting,"<p>Nurses, GPs and carers</p>",No admin assigned,-,-,Camden,"Feasible (£10,000)",Yes,-,Yes,No,ann
2,One number,To call,Dee,-,-,All city,Unfeasible,Yes,Too dear,No,No,bo
3,Home visits,By one team,Dee,-,-,Brent,Undecided,No,-,No,No,ann
"""
SPANISH = """\
ID;Título;Apoyos;Administrador;Evaluador;Grupos evaluadores;Ámbito de actuación;Viabilidad;Ev. Fin.;Seleccionado;\
Mostrar a evaluadores;Usuario autor
1;Reunión;25;Sin admin asignado;-;-;Camden;Viable (10.000 €);Sí;Sí;No;ann
2;Un número;0;Dee;-;-;Toda la ciudad;Inviable;Sí;No;No;bo
3;Visitas;1.204;Dee;-;-;Toda la ciudad;Sin decidir;No;No;No;ann
"""


def test_english_projects_are_ideas_by_their_authors(tmp_path):
    outcome = imported(tmp_path, {"budget_investments.csv": ENGLISH})
    assert outcome.books == {("budget_investments.csv", "ideas"): (3, 3, 0, 0, 0)}
    assert outcome.ask("SELECT idea_id, title, text, status FROM ideas ORDER BY ALL") == [
        ("1", "Weekly meeting", "<p>Nurses, GPs and carers</p>", "accepted"),
        ("2", "One number", "To call", "rejected"),
        ("3", "Home visits", "By one team", "submitted"),
    ]
    assert outcome.totals == {"participants": 2, "ideas": 3, "contributions": 3}


def test_the_heading_of_projects_without_counts_is_named_as_not_kept(tmp_path):
    dropped = imported(tmp_path, {"p.csv": ENGLISH}).entry("p.csv", "ideas")["dropped"]
    assert dropped == [
        "Administrator", "Scope of operation", "Show to valuators", "Unfeasibility explanation", "Val. Fin.",
        "Valuation Group", "Valuator",
    ]  # fmt: skip


def test_spanish_projects_have_supports_in_the_area_that_their_heading_is(tmp_path):
    outcome = imported(tmp_path, {"p.csv": SPANISH})
    assert outcome.books == {("p.csv", "ideas"): (3, 3, 0, 0, 0), ("p.csv", "tallies"): (3, 2, 0, 0, 1)}
    assert outcome.tallies == [("1", 1, 25, "E09000007"), ("3", 1, 1204, "unknown")]
    assert outcome.ask("SELECT title, status FROM ideas ORDER BY idea_id") == [
        ("Reunión", "accepted"),
        ("Un número", "rejected"),
        ("Visitas", "submitted"),
    ]


def test_letters_written_with_separate_accents_are_the_same_header(tmp_path):
    import unicodedata

    outcome = imported(tmp_path, {"p.csv": unicodedata.normalize("NFD", SPANISH)})
    assert outcome.books["p.csv", "tallies"] == (3, 2, 0, 0, 1)


def test_a_header_in_a_language_we_do_not_know_is_refused_by_its_names(tmp_path):
    header = "ID,Titel,Beschreibung,Begutachtung\n1,Treffen,Woche,ja\n"
    outcome = imported(tmp_path, {"p.csv": header})
    assert outcome.attempt.outcome == "refused"
    assert outcome.attempt.why.startswith("p.csv is in no format we know;")
