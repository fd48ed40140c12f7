"""Of many pages asked for at once a few are drawn at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest

from pages.parts.turns import AT_ONCE, in_turn, out_of_turn


def drawn_together(pages: int) -> bool:
    """Whether so many pages are ever drawn at the same moment."""
    meeting = Barrier(pages)
    draw = in_turn(lambda: meeting.wait(timeout=1) and None)
    with ThreadPoolExecutor(pages) as people:
        begun = [people.submit(draw) for _ in range(pages)]
    return not any(isinstance(each.exception(), BrokenBarrierError) for each in begun)


def test_a_page_a_core_and_two_at_least_are_drawn_together_and_no_more():
    assert drawn_together(AT_ONCE)
    assert not drawn_together(AT_ONCE + 1)


def test_a_page_that_fails_frees_its_place():
    def fail() -> None:
        raise ValueError("no such page")

    for _ in range(AT_ONCE + 1):
        with pytest.raises(ValueError, match="no such page"):
            in_turn(fail)()


def test_long_work_on_a_page_takes_nobodys_place():
    meeting = Barrier(AT_ONCE + 1)

    def work() -> None:
        with out_of_turn():
            meeting.wait(timeout=30)

    with ThreadPoolExecutor(AT_ONCE + 1) as people:
        for each in [people.submit(in_turn(work)) for _ in range(AT_ONCE + 1)]:
            each.result()
    assert drawn_together(AT_ONCE)


def test_long_work_outside_of_a_page_is_just_done():
    with out_of_turn():
        assert not drawn_together(AT_ONCE + 1)
