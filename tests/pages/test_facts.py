"""What is said of a borough that was chosen."""

from pages.parts.facts import in_words


def words(code: str, year: int) -> str:
    return in_words(code, year)


def test_a_boroughs_facts_are_one_sentence():
    assert words("E09000003", 2014) == (
        "London Borough of Barnet: 373,745 residents in 2014; deprivation score 17.8 in 2015 (higher is more deprived)"
        "; NHS Barnet CCG in 2014; North Central London integrated care board from 2022."
    )


def test_westminster_was_split_between_two_commissioning_groups():
    assert "NHS Central London (Westminster) CCG (most)" in words("E09000033", 2015)
    assert "NHS West London CCG (" in words("E09000033", 2015)
