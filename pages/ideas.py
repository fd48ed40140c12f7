"""Ideas: searched and ranked, opened, typical of a group, in opinion groups, and in which words."""

import streamlit as st

from access import Viewer
from pages.parts.banners import as_written
from pages.parts.filters import Filters, filters
from pages.parts.ideas.opened import open_idea
from pages.parts.ideas.opinions import opinions
from pages.parts.ideas.orders import with_support
from pages.parts.ideas.ranking import ranking
from pages.parts.ideas.typical import typical
from pages.parts.ideas.wording import words
from pages.parts.live import live
from pages.parts.programme import Looking, looking
from pages.parts.remembering import remembered
from pages.parts.scale import on_a_scale
from queries.findings.ideas import heading

TITLE = "Ideas"
ADDRESS = "ideas"
RANKING, TYPICAL, OPINIONS, WORDS = "Ranking", "Typical of", "Opinion groups", "Words"
NONE = "Ideas come with the table ideas of an export, or with an export of a platform such as Polis."
UNDER_FILTERS = "There are no ideas under these filters. Show everything, or choose another phase, place or role."
SCALED = "Votes here are from 1 to 5. Typical ideas and opinion groups are found in votes for and against."


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    scaled = on_a_scale(look)
    st.title(_heading(look, chosen, scaled))
    st.caption(f"Showing {as_written(chosen.words)}.")
    if look.ask("ideas/given", **chosen.values()).empty:
        st.info(UNDER_FILTERS if look.ask("ideas/coding")["ideas"].iloc[0] else NONE)
        open_idea(look, chosen, scaled)
        return
    sections = [RANKING, TYPICAL, OPINIONS, WORDS]
    section = st.segmented_control(
        "Show", sections, default=RANKING, key="ideas", bind="query-params", required=True, label_visibility="collapsed"
    )
    _section(section, look, chosen, scaled)


@remembered
def _heading(look: Looking, chosen: Filters, scaled: bool) -> str:
    ideas = look.ask("ideas/given", **chosen.values())
    return heading(with_support(ideas[~ideas["rejected"]]), scaled)


def _section(section: str, look: Looking, chosen: Filters, scaled: bool) -> None:
    if section == WORDS:
        words(look, chosen)
    elif section == RANKING:
        ranking(look, chosen, scaled)
        open_idea(look, chosen, scaled)
    elif scaled:
        st.info(SCALED)
    elif section == TYPICAL:
        typical(look, chosen)
        open_idea(look, chosen, scaled)
    else:
        opinions(look, chosen)
