"""The dashboard: `streamlit run dashboard.py`, `python dashboard.py` or `uvicorn dashboard:app`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.folder import programme_folder
from pages.parts.server.arrivals import Arrivals
from pages.parts.server.compression import CompressedOnce
from pages.parts.server.cookies import TightCookies
from pages.parts.server.headers import SecurityHeaders, security_headers, server_error
from pages.parts.server.mending import mending_tags
from pages.parts.server.preloading import Preloading, tags
from pages.parts.server.routes import boroughs_address, routes
from pages.parts.server.signed_in import SignedIn
from pages.parts.server.this_machine import OnlyThisMachine
from pages.parts.server.upkeep import Upkeep, looked_after
from pages.parts.server.warm_up import warm_up
from pages.parts.signing_in.setup import SignIn, sign_in
from warehouse.uploading import sweep

HERE = Path(__file__).parent
RULES = sign_in()
STREAMLIT = Path(st.__file__).parent / "static"
FIRST_PAGE = (STREAMLIT / "index.html").read_bytes()
HEADERS = security_headers(
    FIRST_PAGE.decode(),
    behind_tls=RULES is not None and RULES.behind_tls,
)


def doorkeepers(rules: SignIn | None) -> list[Middleware]:
    """Who is answered at all: with no sign-in only this machine, else whoever calls the dashboard by its own name."""
    if rules is None:
        return [Middleware(OnlyThisMachine)]
    return [Middleware(TightCookies, rules.seconds, rules.behind_tls), Middleware(SignedIn, rules, programme_folder())]


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
    async with looked_after(Upkeep(programme_folder(), st.cache_data.clear)):
        yield
    arrivals.stop()


app = st.App(
    HERE / "pages" / "front_door.py",
    lifespan=lifespan,
    routes=routes(programme_folder()),
    middleware=[
        Middleware(SecurityHeaders, HEADERS),
        *doorkeepers(RULES),
        Middleware(Preloading, FIRST_PAGE, tags(STREAMLIT, [boroughs_address()]), mending_tags()),
        Middleware(CompressedOnce),
    ],
    exception_handlers={Exception: server_error(HEADERS)},
)

if __name__ == "__main__":
    app.run(config={"server.address": "127.0.0.1", "logger.hideWelcomeMessage": True})
