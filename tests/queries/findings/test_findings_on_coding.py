import pytest

from queries.findings.coding import coding_heading


@pytest.mark.parametrize(
    ("ideas", "uncoded", "said"),
    [
        (0, 0, "No ideas to put under a principle yet"),
        (1, 0, "The one idea is under a principle"),
        (1, 1, "The one idea is under no principle"),
        (490, 0, "All 490 ideas are under a principle"),
        (3, 3, "None of 3 ideas is under a principle yet"),
        (490, 1, "1 of 490 ideas is not under a principle yet"),
        (1490, 1012, "1,012 of 1,490 ideas are not under a principle yet"),
    ],
)
def test_the_heading_says_how_many_ideas_are_left(ideas, uncoded, said):
    assert coding_heading(ideas, uncoded) == said
