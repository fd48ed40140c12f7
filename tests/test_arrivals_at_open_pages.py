"""What becomes of open pages, and of whoever clicks on them, at the moment when votes arrive."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bench.servers import dashboard
from bench.sockets import Visitor, connection
from tests.finishing import finished
from tests.small_programmes import imported, written
from warehouse.arriving.beside import put_beside
from warehouse.importers.plan import Options
from warehouse.live import current

pytestmark = pytest.mark.slow

PATIENCE = 20  # seconds; a page left alone looks by itself every 30
PEOPLE = "participant_id,borough\n" + "".join(f"p{n},{'Camden' if n % 2 else 'Brent'}\n" for n in range(40))
VOTE = "participant_id,principle,vote,voted_at\n"


@pytest.fixture
def workshop(tmp_path):
    """A folder with 40 votes for the first principle, which nothing watches, and a dashboard of it."""
    votes = VOTE + "".join(f"p{n},1,1,2014-06-01T10:00\n" for n in range(40))
    imported(tmp_path / "programme", {"participants.csv": PEOPLE, "votes.csv": votes}, source="workshop")
    with dashboard(tmp_path / "programme") as found:
        yield tmp_path / "programme", found.address.removeprefix("http://")


def votes_arrive(folder: Path, number: int) -> None:
    """So many more votes than at first stand beside the release."""
    rows = VOTE + "".join(f"late{n},1,1,2014-06-02T10:00\n" for n in range(number))
    arrived = written(folder.parent / f"arrived-{number}", {"votes.csv": rows})
    put_beside(current(folder), arrived, "workshop", Options(source="workshop", add=True))


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[tuple[Visitor, object]]:
    """Somebody who has opened the principles, and what the server says to them."""
    async with connection(address) as socket:
        person = Visitor(socket)
        await person.visit("principles")
        yield person, socket


def test_an_open_page_is_drawn_anew_as_soon_as_votes_arrive(workshop):
    folder, address = workshop

    async def heard() -> bytes:
        async with reader(address) as (_, socket):
            votes_arrive(folder, 77)
            said = b""
            while b"117 votes" not in said:
                said += await socket.recv()
            return said

    assert b"117 votes" in finished(asyncio.wait_for(heard(), PATIENCE))


def test_whoever_chooses_at_the_moment_of_an_arrival_gets_the_whole_page_of_what_they_chose(workshop):
    folder, address = workshop

    async def chosen() -> list[bool]:
        found = []
        async with reader(address) as (person, _):
            for number, borough in enumerate(["Camden", "Brent"] * 3):
                votes_arrive(folder, 10 + number)
                drawn = await asyncio.wait_for(person.choose("Boroughs", [borough]), PATIENCE)
                assert drawn.faults() == []
                found.append(any(f"Showing {borough}" in each.markdown.body for each in drawn.elements()))
        return found

    assert finished(chosen()) == [True] * 6
