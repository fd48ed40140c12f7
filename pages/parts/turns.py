"""How many pages are drawn at the same moment; whoever comes next waits for a place, first come first served."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import cpu_count
from threading import Semaphore, local

# Python draws one page at a time, however many have begun: a hundred that take turns every few milliseconds are all
# finished late, and much of the processor's time goes into taking turns. A page for each core, so that one is drawn
# while another waits for DuckDB.
AT_ONCE = max(2, cpu_count() or 1)
FREE = Semaphore(AT_ONCE)
HERE = local()


def in_turn(draw: Callable[[], None]) -> Callable[[], None]:
    """The same, begun when there is a place. Whatever it raises frees its place."""

    def waited() -> None:
        with FREE:
            HERE.drawn = True
            try:
                draw()
            finally:
                HERE.drawn = False

    return waited


@contextmanager
def out_of_turn() -> Iterator[None]:
    """Within the block long work is done, and the page that waits for it takes nobody's place."""
    if not getattr(HERE, "drawn", False):
        yield
        return
    FREE.release()
    try:
        yield
    finally:
        FREE.acquire()
