"""Delimited text: what is converted, what is set aside, what is refused (literal bytes, exact outcomes)."""

import codecs
import hashlib

import pytest

from warehouse.refusal import Refused

PLAIN = b"person,idea,vote\np1,i1,1\np2,i1,-1\n"
ROWS = [(2, "p1", "i1", "1"), (3, "p2", "i1", "-1")]


def refusal(read, content, name="votes.csv"):
    with pytest.raises(Refused) as caught:
        read(content, name=name)
    assert read.tables() == []
    assert caught.value.file == name
    return caught.value


def test_a_plain_file_gives_its_rows_with_their_lines_and_no_notes(read):
    got = read(PLAIN)
    assert got.rows == ROWS
    assert (got.bad, got.notes, got.loaded.rows_in) == ([], [], 2)
    assert (got.sheet.header, got.sheet.known, got.sheet.name) == (("person", "idea", "vote"), True, None)


def test_the_last_line_needs_no_line_end(read):
    assert read(PLAIN[:-1]).rows == ROWS


def test_empty_cells_are_empty_text_in_a_plain_and_in_a_quoted_file(read):
    assert read(b"person,idea,vote\np1,,\n").rows == [(2, "p1", "", "")]
    assert read(b'person,idea,vote\np1,"",\n').rows == [(2, "p1", "", "")]


def test_text_is_kept_exactly(read):
    line = "00123,1E5, N/A ,NULL,True,12345678901234567890,=1+1,<b>\u202eab\U0001f600</b>,a\u00a0b,e\u0301"
    got = read(f"person,b,c,d,e,f,g,h,i,j\n{line}\n".encode())
    assert got.rows == [(2, *line.split(","))]
    assert read(f'person,b,c,d,e,f,g,h,i,"j"\n{line}\n'.encode()).rows == got.rows


def test_windows_1252_is_converted_with_a_note(read):
    got = read("person,idea\np1,café – £5\n".encode("cp1252"))
    assert got.rows == [(2, "p1", "café – £5")]
    assert got.notes == [("encoding", 1)]


@pytest.mark.parametrize("codec, mark", [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)])
def test_utf_16_with_its_mark_is_converted_with_a_note(read, codec, mark):
    got = read(mark + 'person,idea\np1,"café\n – 5"\n'.encode(codec))
    assert got.rows == [(2, "p1", "café\n – 5")]
    assert got.notes == [("encoding", 1)]


def test_utf_16_that_ends_in_half_a_letter_is_refused(read):
    why = refusal(read, codecs.BOM_UTF16_LE + "person,idea\np1,i1\n".encode("utf-16-le") + b"p").why
    assert why == "'votes.csv' is not whole UTF-16: save it as CSV (UTF-8)."


def test_a_utf_8_mark_is_taken_silently(read):
    got = read(codecs.BOM_UTF8 + PLAIN)
    assert (got.sheet.header, got.rows, got.notes) == (("person", "idea", "vote"), ROWS, [])
    quoted = read(codecs.BOM_UTF8 + b'"person",idea,vote\np1,i1,1\np2,i1,-1\n')
    assert (quoted.sheet.header, quoted.rows, quoted.notes) == (("person", "idea", "vote"), ROWS, [])


def test_lines_in_another_encoding_than_the_rest_are_set_aside(read):
    got = read("person,idea\np1,café\n".encode() + "p2,café\n".encode("cp1252") + b"p3,x\n")
    assert got.rows == [(2, "p1", "café"), (4, "p3", "x")]
    assert got.codes == [(3, "encoding")]
    assert got.hashes == [hashlib.sha256(b"p2,caf\xe9").hexdigest()]


def test_bytes_that_windows_1252_does_not_know_are_set_aside(read):
    got = read(b"person,idea\np1,caf\xe9\np2,\x81\n")
    assert (got.rows, got.codes) == ([(2, "p1", "café")], [(3, "encoding")])


def test_wrongly_converted_letters_are_counted_and_kept(read):
    got = read("person,idea\np1,cafÃ©\np2,itâ€™s\np3,Â£5\np4,SÃO Âme\n".encode())
    assert [cells[2] for cells in got.rows] == ["cafÃ©", "itâ€™s", "Â£5", "SÃO Âme"]
    assert got.notes == [("mojibake", 3)]
    assert read('person,"idea"\np1,cafÃ©\n'.encode()).notes == [("mojibake", 1)]


@pytest.mark.parametrize("delimiter", [b";", b"\t", b"|"])
def test_other_delimiters_are_found_with_a_note(read, delimiter):
    got = read(PLAIN.replace(b",", delimiter))
    assert got.rows == ROWS
    assert got.notes == [("delimiter", 1)]


def test_the_delimiter_of_an_unknown_header_is_the_one_that_gives_most_columns(read):
    got = read(b"name, first;place;day\nA;B;C\n", knows=lambda header: False)
    assert (got.sheet.known, got.sheet.header) == (False, ("name, first", "place", "day"))


@pytest.mark.parametrize("said", [b"sep=;\n", b'"sep=;"\r\n'])
def test_a_first_line_that_names_the_delimiter_is_honoured_and_is_no_row(read, said):
    got = read(said + b"person;idea\np1;a,b\n")
    assert got.rows == [(3, "p1", "a,b")]
    assert (got.notes, got.bad) == ([("delimiter", 1)], [])


def test_line_ends_may_be_mixed(read):
    got = read(b"person,idea\r\np1,a\np2,b\rp3,c\r\n")
    assert got.rows == [(2, "p1", "a"), (3, "p2", "b"), (4, "p3", "c")]


def test_windows_line_ends_leave_nothing_in_the_last_cell(read):
    assert read(PLAIN.replace(b"\n", b"\r\n")).rows == ROWS


def test_line_breaks_in_quoted_cells_are_kept_and_lines_stay_those_of_the_file(read):
    got = read(b'person,idea\np1,"one\ntwo\r\n""three"""\np2,x\n')
    assert got.rows == [(2, "p1", 'one\ntwo\r\n"three"'), (5, "p2", "x")]


def test_blank_lines_are_no_rows_but_count_as_lines(read):
    got = read(b"person,idea\n\np1,a\n   \np2,b\n\n\n")
    assert got.rows == [(3, "p1", "a"), (5, "p2", "b")]
    assert got.bad == []


def test_blank_lines_between_windows_line_ends_are_no_rows(read):
    got = read(b"person\r\np1\r\n\r\np2\r\n")
    assert (got.rows, got.bad) == ([(2, "p1"), (4, "p2")], [])


@pytest.mark.parametrize("rest", [b'p3,"no end\np4,i1,1\n', b'p3,"no end', b'p3,i1,"1""'])
def test_a_file_that_ends_inside_a_quoted_cell_is_refused_with_the_line_where_it_opened(read, rest):
    refused = refusal(read, PLAIN + rest)
    assert refused.line == 4
    assert refused.why == "'votes.csv' is cut at line 4: the quotation mark there is never closed. Export it again."


def test_the_line_named_is_where_the_open_cell_began_not_its_record(read):
    assert refusal(read, PLAIN + b'p3,"a\nb","c\n').line == 5


def test_a_header_that_is_never_closed_is_refused(read):
    assert refusal(read, b'"person,idea\np1,a\n').line == 1


def test_rows_of_another_width_are_set_aside(read):
    got = read(PLAIN + b"p3,i1\np4,i1,1,\np5,Barking, Havering and Redbridge,1\n")
    assert got.rows == ROWS
    assert got.bad == [
        (4, "short_row", "too few cells (2 of 3)"),
        (5, "long_row", "too many cells (4, the header has 3)"),
        (6, "long_row", "too many cells (4, the header has 3)"),
    ]
    assert got.hashes[0] == hashlib.sha256(b"p3,i1").hexdigest()


def test_surplus_empty_cells_set_a_row_aside_in_a_file_that_is_plain_otherwise(read):
    got = read(PLAIN + b"p3,i1,1,\np4,i1,1,,,\n")
    assert (got.rows, got.codes) == (ROWS, [(4, "long_row"), (5, "long_row")])
    assert read(b"person\np1,\n,\np2\n").codes == [(2, "long_row"), (3, "long_row")]


def test_a_short_and_a_long_row_do_not_make_up_for_each_other(read):
    got = read(PLAIN + b"p3,i1,1,\np4,i1\n")
    assert (got.rows, got.codes) == (ROWS, [(4, "long_row"), (5, "short_row")])


def test_a_last_row_cut_short_is_set_aside(read):
    got = read(PLAIN + b"p3,i")
    assert (got.rows, got.codes) == (ROWS, [(4, "short_row")])


def test_text_after_a_closing_quotation_mark_is_set_aside(read):
    got = read(b'person,idea,vote\np1,"i1"x,1\np2,i1,-1\n')
    assert got.rows == [(3, "p2", "i1", "-1")]
    assert got.bad == [(2, "quoting", "text after a closing quotation mark")]


def test_each_line_a_stray_quotation_mark_swallows_is_set_aside(read):
    got = read(b'person,idea,vote\np1,"i1,1\np2,i1,-1\n\np3,"i1",1\np4,i1,1\n')
    assert got.rows == [(6, "p4", "i1", "1")]
    assert got.codes == [(2, "quoting"), (3, "quoting"), (5, "quoting")]


def test_a_quotation_mark_inside_an_unquoted_cell_is_an_ordinary_letter(read):
    assert read(b'person,idea\np1,5" pipe\np2, "x"\n').rows == [(2, "p1", '5" pipe'), (3, "p2", ' "x"')]


def test_nul_bytes_are_refused(read):
    why = refusal(read, b"person,idea\np1,a\0b\n").why
    assert why == "'votes.csv' holds NUL bytes, so it is damaged or no text: save it as CSV (UTF-8)."


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF8, b" \n\n\t\n", codecs.BOM_UTF16_LE])
def test_a_file_of_nothing_is_refused(read, content):
    assert refusal(read, content).why == "'votes.csv' is empty: export it again."


def test_a_header_alone_is_fine_with_a_note(read):
    for content in (b"person,idea\n", b'"person",idea', b"person\n"):
        got = read(content)
        assert (got.rows, got.bad, got.notes) == ([], [], [("no_rows", 1)])


def test_lines_above_a_known_header_are_set_aside(read):
    got = read(b"Votes\n\nmade on,1 June 2014,by A,B\n,,\nperson,idea\np1,a\n")
    assert got.rows == [(6, "p1", "a")]
    assert got.codes == [(1, "preamble"), (3, "preamble"), (4, "preamble")]


def test_a_known_header_is_found_up_to_the_thirtieth_row_only(read):
    thirtieth = b"x,y\n" * 29 + b"person,idea\np1,a\n"
    assert read(thirtieth).rows == [(31, "p1", "a")]
    got = read(b"x,y\n" + thirtieth)
    assert (got.sheet.known, got.sheet.header, len(got.rows)) == (False, ("x", "y"), 2)
    assert [code for _, code in got.codes] == ["repeated_header"] * 29


def test_an_unknown_header_is_the_first_row_that_is_not_empty(read):
    got = read(b"\n,,\nwho,what,when\na,b,c\n", knows=lambda header: False)
    assert (got.sheet.known, got.sheet.header, got.rows) == (False, ("who", "what", "when"), [(4, "a", "b", "c")])


@pytest.mark.parametrize("content", [PLAIN, PLAIN.replace(b"person", b'"person"', 1)])
def test_rows_that_are_no_data_are_set_aside(read, content):
    got = read(content + b"person,idea,vote\n,,\n , ,\nTotal,,2\n,GRAND TOTAL,2.5 %\nsum ,,\nTotal,i1,yes\n")
    assert got.rows == [*ROWS, (10, "Total", "i1", "yes")]
    assert got.codes == [
        (4, "repeated_header"), (5, "empty_row"), (6, "empty_row"),
        (7, "total_row"), (8, "total_row"), (9, "total_row"),
    ]  # fmt: skip
    assert got.hashes[3] == hashlib.sha256(b"Total,,2").hexdigest()


def test_two_columns_of_one_name_are_refused_with_both_places(read):
    why = refusal(read, b"person,Idea,vote, idea \np1,a,1,b\n").why
    assert why == "'votes.csv' has the column 'Idea' more than once (columns 2 and 4): keep one of them."


def test_two_columns_of_one_name_in_an_unknown_header_are_refused_when_it_is_loaded(read):
    [sheet] = read.open(read.put(b"a,a\n1,2\n"))
    with pytest.raises(Refused, match="more than once"):
        read.load(sheet)
    assert read.tables() == []


def test_columns_without_a_name_may_repeat(read):
    assert read(b"person,,\np1,a,b\n").rows == [(2, "p1", "a", "b")]


def test_a_cell_of_100_kb_is_kept_and_a_longer_one_set_aside(read):
    fits, long = b"x" * 100_000, b"y" * 100_001
    got = read(b"person,idea\np1," + fits + b"\np2," + long + b"\np3,a\n")
    assert [row[:2] for row in got.rows] == [(2, "p1"), (4, "p3")]
    assert got.bad == [(3, "long_cell", "a cell longer than 100 kB")]


def test_a_cell_of_many_lines_that_is_far_too_long_is_one_bad_row(read):
    long = b'p2,"' + b"some text\n" * 60_000 + b'end"\n'
    got = read(b"person,idea\np1,a\n" + long + b"p3,b\n")
    assert got.rows == [(2, "p1", "a"), (60_004, "p3", "b")]
    assert got.codes == [(3, "long_cell")]
    assert got.hashes == [hashlib.sha256(long.rstrip(b"\n")).hexdigest()]


@pytest.mark.slow
def test_a_quoted_cell_longer_than_any_record_is_a_cut_file(read):
    refused = refusal(read, b'person,idea\np1,"' + b"0123456789abcde\n" * 1_200_000 + b'"\n')
    assert refused.line == 2


def test_a_line_longer_than_any_record_is_refused(read):
    assert "a line of more than 16 MB" in refusal(read, b"person,idea\np1," + b"x" * (17 << 20)).why


@pytest.mark.parametrize(
    "start, what",
    [
        (b"PK\x03\x04....", "a zip or an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or protected Office file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\n <!DOCTYPE html><p>Sign in", "a web page"),
        (b"<html><p>Sign in", "a web page"),
        (b"\x1f\x8b\x08\0", "a gzip file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PAR1....", "a Parquet file"),
        (b"SQLite format 3\0", "a SQLite database"),
    ],
)
def test_what_only_calls_itself_csv_is_refused_with_its_real_name(read, start, what):
    why = refusal(read, start).why
    assert why == f"'votes.csv' is really {what}: save it as CSV, or give it under its own name."


def test_names_in_another_encoding_than_the_rest_are_refused(read):
    content = "person,idée\n".encode("cp1252") + "p1,café\n".encode()
    assert "hold letters that cannot be decoded" in refusal(read, content).why


def test_a_table_that_stood_there_before_is_left_alone(read):
    [sheet] = read.open(read.put(b'person,idea\np1,"a\n'))
    read.con.execute("CREATE TABLE other AS SELECT 1 AS x")
    with pytest.raises(Refused):
        read.load(sheet)
    assert read.tables() == ["other"]


def test_a_plain_file_with_one_odd_line_is_read_whole_inside_a_callers_transaction(read):
    [sheet] = read.open(read.put(PLAIN + b"p3\n"))
    read.con.execute("BEGIN")
    got = read.load(sheet)
    read.con.execute("COMMIT")
    assert (got.rows, got.codes) == (ROWS, [(4, "short_row")])
