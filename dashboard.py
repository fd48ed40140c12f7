"""The dashboard: `streamlit run dashboard.py`, `python dashboard.py` or `uvicorn dashboard:app`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.folder import programme_folder
from pages.parts.server.arrivals import Arrivals
from pages.parts.server.compression import CompressedOnce
from pages.parts.server.headers import SecurityHeaders, security_headers, server_error
from pages.parts.server.routes import routes
from pages.parts.server.this_machine import OnlyThisMachine
from pages.parts.server.warm_up import warm_up
from warehouse.uploading import sweep

HERE = Path(__file__).parent
HEADERS = security_headers((Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8"))


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Clear up and warm up; refuse to start without the settings that keep Streamlit quiet, as when started from
    another folder."""
    if st.get_option("browser.gatherUsageStats"):
        raise SystemExit(f"The settings in .streamlit/config.toml were not read. Start the dashboard in {HERE}.")
    sweep()
    warm_up()
    arrivals = Arrivals(programme_folder())
    arrivals.start()
    if __name__ == "__main__":
        print(f"The dashboard is at http://127.0.0.1:{st.get_option('server.port')} (Ctrl+C stops it).", flush=True)
    yield
    arrivals.stop()


app = st.App(
    HERE / "pages" / "front_door.py",
    lifespan=lifespan,
    routes=routes(programme_folder()),
    middleware=[Middleware(SecurityHeaders, HEADERS), Middleware(OnlyThisMachine), Middleware(CompressedOnce)],
    exception_handlers={Exception: server_error(HEADERS)},
)

if __name__ == "__main__":
    app.run(config={"server.address": "127.0.0.1", "logger.hideWelcomeMessage": True})
