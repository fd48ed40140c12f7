"""Text made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.words import as_it_looks, has_lookalikes, normalise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  St. Mary’s   Hospital ", "st marys hospital"),
        ("Guy's & St Thomas' NHS Trust", "guys and st thomas nhs trust"),
        ("N.H.S. England", "nhs england"),
        ("King\u2019s\u00a0College", "kings college"),
        ("tower_hamlets-CCG", "tower hamlets ccg"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("ﬁrst", "first"),
        ("Straße", "strasse"),
        ("Cafe\u0301 Ŷnys", "café ŷnys"),
        ("বাংলা সংঘ", "বাংলা সংঘ"),
        ("… – ?!", ""),
    ],
)
def test_the_same_words_in_one_form(text, words):
    assert normalise(text) == words


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text", ["Camden", "Château", "Łódź", "Ŷnys Môn", "Москва", "Camden (Кэмден)", "Ω", "東京 NHS", ""]
)
def test_accents_and_other_languages_are_no_fault(text):
    assert not has_lookalikes(text)


@pytest.mark.parametrize("text", ["C\u0430mden", "the \u0392arnet Trust", "Barn\u0435t/Brent"])
def test_two_scripts_in_one_word_are_a_fault(text):
    assert has_lookalikes(text)


def test_a_lookalike_is_read_as_the_letter_it_looks_like():
    assert as_it_looks("C\u0430mden Ŷ 東") == "Camden Ŷ 東"
