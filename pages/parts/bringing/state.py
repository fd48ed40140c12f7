"""Where somebody is with the files they bring. It lasts as long as their visit, and so do the files."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

import streamlit as st

from pages.parts.first_start import Preparation
from pages.parts.folder import programme_folder
from warehouse.attempts import Attempt
from warehouse.importers.mapping import Mapping
from warehouse.importers.mapping.drafting import Draft
from warehouse.importers.plan import Options
from warehouse.previewing import Preview, Values, preview
from warehouse.refusal import Refused
from warehouse.trial import Trial, Wanted
from warehouse.uploading import Upload

KEPT = "bringing"
Note = Callable[[float, str], None]


@dataclass
class Bringing:
    """`step` is files, look, explain, check or live. `round` changes whenever all begins anew, so that no field keeps
    what was typed before. `values` are what stands in the columns of tables, by the table's place."""

    round: int = 0
    step: str = "files"
    said: str = ""
    upload: Upload | None = None
    options: Options = Options()
    previews: list[Preview] = field(default_factory=list)
    values: dict[int, dict[str, Values]] = field(default_factory=dict)
    drafts: dict[tuple[int, str], Draft] = field(default_factory=dict)
    mapping: Mapping | None = None
    work: Preparation | None = None
    stop: Event = field(default_factory=Event)
    trial: Trial | None = None
    attempt: Attempt | None = None

    @property
    def wanted(self) -> Wanted:
        """What the import is asked for."""
        register = self.upload.register if self.upload else None
        options = replace(self.options, mapping=self.upload.mapping if self.upload else None)
        return Wanted(self.upload.paths if self.upload else (), options, register)

    def look_at_files(self) -> None:
        """Recognise the files, as the options have it now. Raises Refused."""
        guessing = replace(self.wanted, options=replace(self.wanted.options, source=None))
        self.previews = preview(programme_folder(), guessing, self.upload.work)
        self.trial = self.attempt = None

    def begin(self, work: Callable[[Note], object], doing: str) -> None:
        """Start long work in a thread of its own: a rerun of the page neither stops nor repeats it."""
        self.stop = stop = Event()
        upload = self.upload

        def watched(note: Note) -> object:
            def say(share: float, words: str) -> None:
                if stop.is_set():
                    raise Refused("", "This was cancelled; nothing was changed.")
                upload.touch()
                note(share, words)

            return work(say)

        self.work = Preparation(watched, doing)


def bringing() -> Bringing:
    """The visitor's own; files that were removed because nobody touched them take everything else along."""
    now = st.session_state.setdefault(KEPT, Bringing())
    if now.upload and now.upload.gone and now.step != "live":
        now = start_anew("The files were removed, because nobody came back to them for two hours. Bring them again.")
    if now.upload and not now.upload.gone:
        now.upload.touch()
    return now


def start_anew(said: str = "") -> Bringing:
    """Forget everything that was brought and remove the files, at once or as soon as the work on them has stopped."""
    before = st.session_state.get(KEPT, Bringing())
    before.stop.set()
    put_away(before)
    st.session_state[KEPT] = Bringing(round=before.round + 1, said=said)
    return st.session_state[KEPT]


def put_away(now: Bringing) -> None:
    """Remove the files."""
    if now.upload and now.work:
        remove = now.upload.remove
        now.work.outcome.add_done_callback(lambda _: remove())
    elif now.upload:
        now.upload.remove()


def go(now: Bringing, step: str) -> None:
    """Draw the page at another step."""
    now.step = step
    st.rerun()


def cancelling(now: Bringing, words: str = "Cancel") -> None:
    """A button that ends the import; the files are removed."""
    if st.button(words, key=f"cancel-{now.step}-{now.round}", help="Removes the files. What is live stays as it is."):
        start_anew("Cancelled. The files were removed and nothing was changed.")
        st.rerun()
