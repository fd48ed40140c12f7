"""Links to what is on screen: the address holds the page and what was chosen on it, and may name one figure."""

import re
from urllib.parse import urlencode

import streamlit as st

CARD = "card"
DRAWN, FOLLOWED = "figure drawn last", "figure whose link was followed"
WAITING, SETTLED = "figure being scrolled to", "figure scrolled to"
OWN = re.compile(r"(-True|-False|-[0-9a-f]{8})+$")
SETTLES = 2.5  # seconds
SENT = "The figure that the link leads to"


def link_to_view() -> None:
    """The address of this page as it is filtered now, to be copied."""
    with st.popover("Link to this view", type="tertiary"):
        st.caption("Whoever may open this page sees it with the same filters, and with the figures of that day.")
        _to_copy(address())


def link_to_figure() -> None:
    """The address of the figure that was drawn just now."""
    key = st.session_state.pop(DRAWN, None)
    if key is None:
        return
    with st.popover("Link to this figure", type="tertiary"):
        st.caption("Opens this page with the same filters, at this figure.")
        _to_copy(address(key))


def picture_here(key: str) -> None:
    """A picture is drawn here: it is the figure, whatever tables go with it."""
    st.session_state[DRAWN] = named(key)
    _arrived(named(key))


def table_here(key: str) -> None:
    """A table is drawn here; it is the figure where no picture stands before it."""
    st.session_state.setdefault(DRAWN, named(key))
    _arrived(named(key))


def nothing_drawn() -> None:
    """A page begins."""
    st.session_state.pop(DRAWN, None)
    # Asked once: for every figure it would be a twentieth of a click.
    st.session_state[FOLLOWED] = st.query_params.get(CARD)


def _arrived(key: str) -> None:
    """Say that this figure is the one whose link was followed; the browser scrolls to these words when they appear,
    once in a visit. So they wait until the figures above have their pictures, and with them their height."""
    if st.session_state.get(FOLLOWED) != key:
        return
    if st.session_state.get(SETTLED) == key:
        st.header(SENT, anchor=anchor(key))
    else:
        _wait(key)


@st.fragment(run_every=SETTLES)
def _wait(key: str) -> None:
    """Runs with the page and once more a little later, and then the page is drawn with the words."""
    if st.session_state.get(WAITING) == key:
        st.session_state[SETTLED] = key
        st.rerun()
    st.session_state[WAITING] = key


def named(key: str) -> str:
    """What a figure is called in an address: its key, without what differs between two who look."""
    return re.sub(r"[^A-Za-z0-9]+", "-", OWN.sub("", key)).strip("-")


def anchor(key: str) -> str:
    """Where the browser finds a figure on its page."""
    return f"figure-{key}"


def address(key: str | None = None) -> str:
    """Where this page is as it stands, or one figure of it."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params if name != CARD}
    words = urlencode({**chosen, CARD: key} if key else chosen, doseq=True)
    return f"{st.context.url or ''}{'?' if words else ''}{words}{f'#{anchor(key)}' if key else ''}"


def _to_copy(where: str) -> None:
    """Text that can be marked and copied by hand; its button needs nobody's permission where there is TLS."""
    st.code(where, language=None, wrap_lines=True)
