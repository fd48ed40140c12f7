"""What the server looks after while it runs: rows whose time is over, and what it remembers of releases that went."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path

from anyio import to_thread

EVERY = 2.0  # seconds
NOTES = logging.getLogger(__name__)


class Upkeep:
    """Looks after the programme in `folder`. `forget` empties what the pages keep in memory; `today` is the day."""

    def __init__(self, folder: Path, forget: Callable[[], object], today: Callable[[], date] = date.today):
        self.folder, self.forget, self.today = folder, forget, today
        self.known: set[str] = set()
        self.looked_on: date | None = None

    def look(self) -> None:
        """Erase what is over, once a day; let go of releases that are gone."""
        from warehouse.pointer import read_pointer

        today = self.today()
        if today != self.looked_on:
            self._erase_what_is_over(today)
        kept = set(read_pointer(self.folder).get("kept", []))
        if self.known - kept:
            self._let_go()
        self.known = kept

    def _let_go(self) -> None:
        """Forget answers, and close files: a deleted one lies on the disk until its last reader has let go of it."""
        from pages.parts.remembering import forget_what_was_worked_out
        from queries.connections import let_go
        from queries.runner import forget_answers

        for each in (forget_answers, forget_what_was_worked_out, let_go, self.forget):
            each()

    def _erase_what_is_over(self, today: date) -> None:
        """Where another import runs, or the release cannot be read, it is tried again at the next look."""
        import duckdb

        from warehouse.refusal import Refused
        from warehouse.retention import expire_where_due

        with suppress(Refused, OSError, duckdb.Error):
            for sentence in expire_where_due(self.folder, today):
                NOTES.warning(sentence)
            self.looked_on = today


@asynccontextmanager
async def looked_after(upkeep: Upkeep) -> AsyncIterator[None]:
    """Within the block it looks again and again."""

    async def again_and_again() -> None:
        while True:
            await to_thread.run_sync(upkeep.look)
            await asyncio.sleep(EVERY)

    task = asyncio.create_task(again_and_again())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
