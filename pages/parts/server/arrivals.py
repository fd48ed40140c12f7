"""Open pages are told at once when something new is live, so that none of them has to keep asking."""

from pathlib import Path
from threading import Event, Thread

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData

from warehouse.pointer import POINTER

# The parts of a page that follow, and what says that one of them should not.
TICKER, BODY, PAUSED = "live_ticker", "live_body", "live_paused"
LOOK_EVERY = 0.05  # seconds


class Arrivals:
    """Looks at what is live in a programme's folder, in a thread of its own, and has every open page look as well."""

    def __init__(self, folder: Path):
        self.pointer, self.ended = folder / "live" / POINTER, Event()
        self.seen = self._stamp()

    def start(self) -> None:
        """Begin; the thread ends with the server, or with `stop`."""
        Thread(target=self._keep_looking, name="arrivals", daemon=True).start()

    def stop(self) -> None:
        """End at the next look."""
        self.ended.set()

    def _keep_looking(self) -> None:
        while not self.ended.wait(LOOK_EVERY):
            stamp = self._stamp()
            if stamp != self.seen:
                self.seen = stamp
                _tell_pages()

    def _stamp(self) -> tuple[int, int] | None:
        """What changes when something else is live."""
        try:
            found = self.pointer.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino


def _tell_pages() -> None:
    if Runtime.exists():
        for each in Runtime.instance()._session_mgr.list_active_sessions():
            each.session._call_soon_on_event_loop(lambda session=each.session: _have_look(session))


def _have_look(session: AppSession) -> None:
    """Run the ticker of a session's page, where it has one, and in the same run its body, if the reader did not pause.

    Streamlit offers no public way for a server to start a run. This is what it does itself when a browser asks for a
    fragment, but without the browser's widgets, which stay as they are. A run of the whole page goes on undisturbed.
    """
    parts, said = session._fragment_storage._ids_by_target_key, session.session_state
    followed = [TICKER] if PAUSED in said and said[PAUSED] else [TICKER, BODY]
    asked = [part for key in followed for part in list(parts.get(key, ()))]
    if TICKER not in parts:
        return
    known = session._client_state
    data = RerunData(
        query_string=known.query_string,
        page_script_hash=known.page_script_hash,
        fragment_id_queue=asked,
        is_auto_rerun=True,
        context_info=known.context_info,
    )
    if session._scriptrunner is None or not session._scriptrunner.request_rerun(data):
        session._create_scriptrunner(data)
