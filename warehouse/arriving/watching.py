"""Watching a folder or an address: what arrives stands beside the live release at once, and is folded in when it is
quiet."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from warehouse.arriving.beside import MustFold, put_beside
from warehouse.arriving.book import Book, State, checksums, read_book, write_book, write_state
from warehouse.arriving.fetched import Address
from warehouse.arriving.tails import Arrived, arrived, write_out
from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import Release, current
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.settings import settings

SAYS_EVERY = 1.0  # seconds between two signs of life while nothing comes
AGAIN = 3.0  # seconds after which what could not be taken is tried again


class Watch:
    """Watches one place for one source of a programme. `look` is called again and again, by one process.

    `copies` is an empty folder of its own for what an address gives: it holds people's own identifiers, so nobody else
    may read it, and it should go with the watch.
    """

    def __init__(self, folder: Path, place: str, options: Options, copies: Path | None = None):
        self.folder, self.options = folder, options
        self.address = Address(place, copies) if copies and "://" in place else None
        self.place = copies if self.address else Path(place)
        self.state = State(options.source, place, time.time())
        self.seen: object = None
        self.release: str | None = None
        self.beside = 0
        self.not_before = self.said = 0.0
        if not self.place.is_dir():
            raise Refused("", f"There is no folder {place} to watch; check the path.")

    def look(self) -> str:
        """Look once, and take in what arrived. Gives what was done: nothing, waiting, beside, folded or refused."""
        try:
            if self.address:
                self.address.look()
            done = self._look() if time.time() >= self.not_before else "nothing"
            problem = self.state.problem if done == "nothing" else None
        except (Refused, NeedsAnswer) as why:
            done, problem, self.seen = "refused", str(why), None
            self.not_before = time.time() + AGAIN
        now = time.time()
        came = now if done in ("beside", "folded") else self.state.arrived
        before, self.state = self.state, replace(self.state, looked=now, arrived=came, problem=problem)
        if done != "nothing" or problem != before.problem or now - self.said > SAYS_EVERY:
            write_state(self.folder, self.state)
            self.said = now
        return done

    def _look(self) -> str:
        release, seen = current(self.folder), self._signature()
        taken_away = bool(self.beside and release and not release.delta)  # with somebody who was forgotten
        if release and release.name == self.release and seen == self.seen and not taken_away:
            return self._when_quiet(release)
        book = read_book(self.folder, self.options.source)
        if release is None or not book.holds_for(release):
            return self._fold(Book(self.options.source), arrived(self.place, {}), replacing=True)
        found = arrived(self.place, book.marks)
        # What is still being written is looked at again, as is a release that somebody else made meanwhile.
        self.seen, self.release = (None if found.waiting else seen), release.name
        if found.replaced:
            return "waiting" if found.waiting else self._fold(Book(book.source), arrived(self.place, {}), True)
        if not found.holds_tables:
            return "waiting" if found.waiting else "nothing"
        if found.bytes > settings()["live"]["fold_megabytes"] << 20:
            return self._fold(book, found, replacing=False)
        return self._beside(release, book, found)

    def _beside(self, release: Release, book: Book, found: Arrived) -> str:
        with tempfile.TemporaryDirectory(prefix="participation-arrived-") as aside:
            place = Path(aside) / "arrived"
            write_out(found, place)
            try:
                self.beside = put_beside(release, place, self.options.source, self.options).delta
            except MustFold:
                return self._fold(book, found, replacing=False)
        return "beside"

    def _fold(self, book: Book, found: Arrived, replacing: bool) -> str:
        """Make a new release with what arrived in it. Raises Refused, and then looks again."""
        if not found.holds_tables or (replacing and not found.whole):
            return "waiting" if found.waiting or not found.whole else "nothing"
        with tempfile.TemporaryDirectory(prefix="participation-arrived-") as aside:
            place = Path(aside) / "arrived"
            write_out(found, place)
            attempt = run_import(self.folder, [place], replace(self.options, add=not replacing))
        if attempt.outcome not in ("live", "unchanged"):
            raise Refused("", attempt.why)
        release = current(self.folder)
        marks = {**book.marks, **{tail.path.name: tail.mark for tail in found.tails}}
        write_book(self.folder, Book(book.source, marks, tuple(checksums(release, book.source))))
        self.seen, self.release, self.beside = None, release.name, 0
        return "folded"

    def _when_quiet(self, release: Release) -> str:
        """Fold in what stands beside the release once nothing has arrived for a while."""
        quiet = time.time() - (self.state.arrived or 0) > settings()["live"]["fold_after_seconds"]
        if not (release.delta and quiet):
            return "nothing"
        book = read_book(self.folder, self.options.source)
        return self._fold(book, arrived(self.place, book.marks), replacing=False)

    def _signature(self) -> tuple:
        """What changes when anything in the folder does."""
        stats = [(path.name, path.stat()) for path in sorted(self.place.iterdir()) if path.is_file()]
        return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
