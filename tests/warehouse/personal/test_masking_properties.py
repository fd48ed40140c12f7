import re
import sys

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warehouse.personal.candidates import QUIET, may_need_masking, needs_masking_sql
from warehouse.personal.lookalikes import plain_character, read_plainly
from warehouse.personal.masking import mask, mask_thoroughly

SIGNS = "0123456789aAbBcCeEwWxX@.+-_()[]{}<>/:;,%&#\"'~ \t\n\xa0\u200b\u202e\ufe0f\u0301–—０７＠．²ﬁ€…’🏥日é"
ADDRESSES = (
    "at|(at)|[AT]| at | dot |(dot)|(.\xa0\xa0)|jane|nhs|net|co.uk|jane@nhs.net|%40|&#64;|Mozilla/5.0 (| Chrome/1"
)
NUMBERS = "tel|ext|020|7946|0018|07700|900123|+44|0044|44|(0)|0800|1111|943|476|5919|9434765919|2014-10-09|£1,000"
OTHERS = "AB|12|34|56|QQ|SW1A|1AA|E1|6AN|2nd|GIR|0AA|192|168|192.0.2|::|2001:db8|fe80|ffff|10:30|[e-mail removed]| and "
PIECES = [*SIGNS, *ADDRESSES.split("|"), *NUMBERS.split("|"), *OTHERS.split("|")]
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), CHARACTERS), max_size=14).map("".join)
E_MAIL = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


@settings(max_examples=800, deadline=None)
@given(TEXTS)
@example("a@b.cd@efg@hi.jk")
@example("1.\xa02.\xa03.4")
@example("192(.\xa0\xa0)168.1.1")
def test_a_masked_text_has_nothing_left_to_mask(text):
    masked, kinds = mask(text)
    assert mask(masked) == (masked, {})
    assert (masked == text) is (kinds == {})


@settings(max_examples=800, deadline=None)
@given(TEXTS)
@example("192(.\xa0\xa0)168.1.1")
def test_the_quick_look_misses_nothing(text):
    assert mask(text) == mask_thoroughly(text)


@pytest.mark.slow
@settings(max_examples=800, deadline=None)
@given(TEXTS)
def test_no_e_mail_address_is_left(text):
    assert E_MAIL.search(mask(text)[0]) is None


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_what_stays_is_the_texts_own_in_the_same_order(text):
    place = 0
    for part in re.split(r"\[[A-Za-z -]+ removed\]", mask(text)[0]):
        place = text.find(part, place)
        assert place >= 0
        place += len(part)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=40, max_size=40))
def test_duckdb_lets_through_every_text_that_masking_changes(texts):
    with duckdb.connect() as con:
        con.execute("CREATE TABLE ideas (place INTEGER, body VARCHAR)")
        con.execute("INSERT INTO ideas SELECT unnest(range(len($1))), unnest($1::VARCHAR[])", [texts])
        query = f"SELECT place, {needs_masking_sql('body')} FROM ideas ORDER BY place"
        answers = [needs for _, needs in con.execute(query).fetchall()]
    assert answers == [may_need_masking(text) for text in texts]
    assert all(needs or mask_thoroughly(text)[0] == text for needs, text in zip(answers, texts, strict=True))


def test_python_and_duckdb_agree_on_every_single_character():
    characters = [chr(point) for point in range(1, sys.maxunicode + 1) if not 0xD800 <= point <= 0xDFFF]
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE one AS SELECT range AS point, chr(range::INTEGER) AS body FROM range(1, 1114112) "
            "WHERE range NOT BETWEEN 55296 AND 57343"  # halves of UTF-16, no characters
        )
        query = f"SELECT point FROM one WHERE NOT {needs_masking_sql('body')}"
        plain = {point for (point,) in con.execute(query).fetchall()}
    assert plain == {ord(character) for character in characters if not may_need_masking(character)}


def test_the_characters_called_quiet_are_read_as_they_stand():
    separators = set("\xa0\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
    quiet = re.compile(f"[{QUIET}]")
    read_otherwise = {
        character for character in map(chr, range(128, sys.maxunicode + 1))
        if quiet.match(character) and plain_character(character) != character
    }  # fmt: skip
    assert read_otherwise <= separators


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_each_character_of_the_plain_reading_knows_its_place(text):
    reading = read_plainly(text)
    places = [reading.in_original(place, place + 1) for place in range(len(reading.text))]
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))
    assert all(
        plain_character(text[start]) == read or read in "@."
        for read, (start, end) in zip(reading.text, places, strict=True)
    )
