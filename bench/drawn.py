"""What a server takes to draw each page, as it opens and in its dearer views, for one visitor after another.

Each view four times by web socket: anew, when nobody asked for it before; again, when somebody did; and anew for one
borough and for days that are no phase. Beside them, in the same run, an app with nothing in it.
"""

import asyncio
from pathlib import Path
from urllib.parse import urlencode

from bench.asked import FREE, pages_of_lead
from bench.measures import spread
from bench.programmes import Wanted, release
from bench.servers import Server, dashboard, empty_app
from bench.sockets import Drawn, visitor
from pages.parts.navigation import PAGES

BOROUGH = {"area": "Camden"}
DAYS = {key: FREE[key] for key in ("from", "to")}
VIEWS = [  # beside every page as it opens: what it is called, the page, its address
    ("by ICB", "coverage", {"level": "Integrated care boards"}),
    ("by Our Declaration", "principles", {"framework": "Our Declaration"}),
    ("searched", "ideas", {"find": "care"}),
    ("by divisiveness", "ideas", {"order": "Divisiveness"}),
    ("by agreement across groups", "ideas", {"order": "Agreement across groups"}),
    ("typical of a role", "ideas", {"ideas": "Typical of"}),
    ("words of a principle", "ideas", {"ideas": "Words"}),
    ("opinion groups", "ideas", {"ideas": "Opinion groups", "opinions": "true"}),
    ("an idea looked for", "thread", {"idea": "care"}),
    ("as it opens", "coding", {}),
    ("as it opens", "bring", {}),
]
EMPTY_VISITS = 20


def measured(keep: Path, wanted: Wanted) -> dict:
    """Each view's seconds, CPU-ms and megabytes; the server's memory before and after; and the empty app's visits."""
    folder = release(keep, wanted).folder
    with dashboard(folder) as server:
        told = asyncio.run(_all_views(server))
    with empty_app(folder) as server:
        return told | {"empty_seconds": asyncio.run(_empty(server))}


def views() -> dict[str, tuple[str, dict[str, str]]]:
    """Name -> the page's key and what its address says: every page as it opens, and the views beside."""
    opened = {key: (key, {}) for key in pages_of_lead()}
    return opened | {f"{key}, {name}": (key, told) for name, key, told in VIEWS}


async def _all_views(server: Server) -> dict:
    async with visitor(server.host) as first:
        await first.visit(PAGES["sources"].ADDRESS)  # what every page needs is there
    before = server.memory
    found = {name: await _view(server, *of_page) for name, of_page in views().items()}
    return {"views": found, "memory_mib": {"before": before, "after": server.memory}}


async def _view(server: Server, key: str, told: dict[str, str]) -> dict:
    turns = {"anew": told, "again": told, "borough": told | BOROUGH, "days": told | DAYS}
    return {turn: await _one(server, key, chosen) for turn, chosen in turns.items()}


async def _one(server: Server, key: str, told: dict[str, str]) -> dict[str, float]:
    worked = server.worked
    async with visitor(server.host) as person:
        drawn = await person.visit(PAGES[key].ADDRESS, urlencode(told))
    _has_no_faults(key, told, drawn)
    megabytes = sum(map(len, drawn.frames)) / 1e6
    return {"seconds": drawn.seconds, "cpu_ms": server.worked - worked, "megabytes": megabytes}


def _has_no_faults(key: str, told: dict[str, str], drawn: Drawn) -> None:
    if drawn.was_not_found() or drawn.faults():
        raise RuntimeError(f"{key} {told} could not be drawn: {drawn.faults()[:1]}")


async def _empty(server: Server) -> dict[str, float]:
    taken = []
    for _ in range(EMPTY_VISITS):
        async with visitor(server.host) as person:
            taken.append((await person.visit("")).seconds)
    return spread(taken)
