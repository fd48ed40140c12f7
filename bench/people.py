"""Many people at once, without browsers: each opens a page and chooses a borough, one action in five seconds.

Beside it, in the same run, one person alone: their median, and the processor time that the server takes for a click.
The memory of the server is looked at all the while: it must not grow with the length of a meeting.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from websockets.exceptions import ConnectionClosed

from bench.measures import spread
from bench.programmes import Wanted, release
from bench.servers import Server, dashboard
from bench.sockets import Visitor, visitor
from geo.areas import areas

PAGES = ("principles", "coverage", "holds", "voices", "")
PAUSE, LOOK_EVERY = 5.0, 5.0  # seconds
ALONE = 25  # actions
BOROUGHS = "Boroughs"
SEED = 6


def measured(keep: Path, wanted: Wanted, number: int, minutes: float, processes: int = 1) -> dict:
    """One person alone, then so many for so long, at so many processes: each stays at theirs, as behind a proxy."""
    folder = release(keep, wanted).folder
    with ExitStack() as running:
        servers = [running.enter_context(dashboard(folder)) for _ in range(processes)]
        return asyncio.run(_measured(servers, number, minutes))


async def _measured(servers: Sequence[Server], number: int, minutes: float) -> dict:
    alone = {page or "overview": await _alone(servers[0], page) for page in PAGES}
    before = servers[0].memory
    many = await Meeting(servers, number, minutes).held()
    median = float(np.mean([each["anew"]["seconds"]["median"] for each in alone.values()]))
    return {
        "alone": alone,
        "alone_median_seconds": median,
        "together": many,
        "p95_to_alone": many["seconds"]["p95"] / median,
        "memory_mib_before": before,
    }


async def _alone(server: Server, page: str) -> dict:
    """Seconds of each click and the server's processor time for one, on a page that was drawn before: with boroughs
    that nobody chose yet, and with the same ones again.
    """
    luck = random.Random(SEED)
    chosen = [luck.sample(_boroughs(), 3) for _ in range(ALONE + 1)]
    async with visitor(server.host) as person:
        await person.visit(page)
        await person.choose(BOROUGHS, chosen.pop())
        found = {}
        for turn in ("anew", "again"):
            worked = server.worked
            taken = [(await person.choose(BOROUGHS, names)).seconds for names in chosen]
            found[turn] = {"seconds": spread(taken), "cpu_ms_a_click": (server.worked - worked) / ALONE}
        return found


class Meeting:
    """So many people with a page open each, for so many minutes."""

    def __init__(self, servers: Sequence[Server], number: int, minutes: float) -> None:
        self.servers, self.number, self.minutes = servers, number, minutes
        self.taken: list[float] = []
        self.faults: list[str] = []
        self.memory: list[tuple[float, float]] = []
        self.opened, self.started = 0, 0.0

    async def held(self) -> dict:
        """Hold it, and say what it was like."""
        worked, started = self._worked(), time.perf_counter()
        async with asyncio.TaskGroup() as everybody:
            everybody.create_task(self._look_at_memory())
            for place in range(self.number):
                everybody.create_task(self._one(place))
        spent = (self._worked() - worked) / 1_000 / (time.perf_counter() - started)
        return {
            "people": self.number,
            "processes": len(self.servers),
            "minutes": self.minutes,
            "seconds": spread(self.taken),
            "actions_wanted": int(self.number * self.minutes * 60 / PAUSE),
            "errors": len(self.faults),
            "faults": sorted(set(self.faults))[:5],
            "cores_taken": spent,
            "memory": _course(self.memory),
        }

    async def _one(self, place: int) -> None:
        luck = random.Random(SEED * 1_000 + place)
        await asyncio.sleep(PAUSE * place / self.number)
        try:
            async with visitor(self.servers[place % len(self.servers)].host) as person:
                self._note(await person.visit(PAGES[place // len(self.servers) % len(PAGES)]), counts=False)
                self.opened += 1
                while not self.started:
                    await asyncio.sleep(0.1)
                await self._acts(person, luck, PAUSE * place / self.number)
        except (ConnectionClosed, OSError) as lost:
            self.faults.append(f"connection lost: {lost}")
            self.opened += not self.started

    async def _acts(self, person: Visitor, luck: random.Random, first: float) -> None:
        """One action in five seconds, or as soon as the one before is answered, until the time is over."""
        due, end = self.started + first, self.started + self.minutes * 60
        while due < end:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._note(await person.choose(BOROUGHS, [luck.choice(_boroughs())]))
            due = max(due + PAUSE, time.perf_counter())

    async def _look_at_memory(self) -> None:
        while self.opened < self.number:
            await asyncio.sleep(0.2)
        self.started = time.perf_counter()
        while (now := time.perf_counter() - self.started) < self.minutes * 60:
            self.memory.append((now, sum(server.memory for server in self.servers)))
            await asyncio.sleep(LOOK_EVERY)

    def _worked(self) -> float:
        return sum(server.worked for server in self.servers)

    def _note(self, drawn: object, counts: bool = True) -> None:
        self.faults += drawn.faults()
        if counts:
            self.taken.append(drawn.seconds)


def _course(memory: list[tuple[float, float]]) -> dict[str, float]:
    """MiB when all had come, after a third of the time, at the end; and the growth an hour over the last two thirds."""
    later = memory[len(memory) // 3 :]
    slope = np.polyfit([at for at, _ in later], [size for _, size in later], 1)[0] if len(later) > 2 else 0.0
    found = {"all_there_mib": memory[0][1], "third_mib": later[0][1], "end_mib": memory[-1][1]}
    return found | {"growth_mib_an_hour": float(slope) * 3_600}


def _boroughs() -> list[str]:
    return list(areas()["name"])
