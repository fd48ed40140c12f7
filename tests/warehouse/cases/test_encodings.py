"""Cases 1 to 8: how bytes are letters, and which letter stands between cells."""

import pytest

IDEAS = "idea_id,participant_id,title\ni1,p1,Café\ni2,p2,Zoë’s plan\n"
TITLES = "SELECT title FROM ideas ORDER BY idea_id"


def test_windows_1252_is_converted_and_said(imported):
    outcome = imported({"ideas.csv": IDEAS.encode("cp1252")})
    assert outcome.column(TITLES) == ["Café", "Zoë’s plan"]
    assert outcome.files["ideas.csv"]["reasons"]["converted_encoding"] == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_converted_and_said(imported, encoding):
    outcome = imported({"ideas.csv": ("\ufeff" + IDEAS).encode(encoding)})
    assert outcome.column(TITLES) == ["Café", "Zoë’s plan"]
    assert outcome.files["ideas.csv"]["reasons"]["converted_encoding"] == 1


def test_a_mark_before_utf_8_is_accepted(imported):
    outcome = imported({"ideas.csv": IDEAS.encode("utf-8-sig")})
    assert outcome.column(TITLES) == ["Café", "Zoë’s plan"]
    assert outcome.files["ideas.csv"]["reasons"] == {}


def test_a_row_in_another_encoding_than_its_file_is_set_aside(imported):
    outcome = imported({"ideas.csv": "idea_id,title\ni1,Café\n".encode() + "i2,Café\n".encode("cp1252")})
    assert outcome.column(TITLES) == ["Café"]
    assert outcome.set_aside() == [(3, None, "encoding")]


def test_letters_converted_wrongly_before_they_came_are_kept_with_a_warning(imported):
    outcome = imported({"ideas.csv": "idea_id,title\ni1,CafÃ©\ni2,Tea\n"})
    assert outcome.column(TITLES) == ["CafÃ©", "Tea"]
    assert outcome.files["ideas.csv"]["reasons"] == {"mojibake": 1}


@pytest.mark.slow
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_semicolons_tabs_and_bars_are_read_and_said(imported, delimiter):
    outcome = imported({"ideas.csv": IDEAS.replace(",", delimiter)})
    assert outcome.column(TITLES) == ["Café", "Zoë’s plan"]
    assert outcome.files["ideas.csv"]["reasons"] == {"delimiter": 1}


def test_a_first_line_that_names_the_delimiter_is_obeyed(imported):
    outcome = imported({"ideas.csv": "sep=;\n" + IDEAS.replace(",", ";")})
    assert outcome.counts("ideas.csv") == (2, 2, 0, 0, 0)
    assert outcome.column(TITLES) == ["Café", "Zoë’s plan"]
