"""Impact: the story of the programme in published figures, the same for whoever looks."""

import streamlit as st

from access import Role, Viewer
from pages.parts.banners import as_written
from pages.parts.folder import programme_folder
from pages.parts.impact.document import document
from pages.parts.impact.figures import draw_figure, numbers
from pages.parts.impact.words import edit_words, show_words, words_problem
from pages.parts.programme import Looking, looking
from pages.parts.remembering import remembered
from report.asking import FUNDER
from report.own_words import own_words
from report.story import Section, Story
from report.telling import tell
from report.words import method, released
from warehouse.disclosure import rule
from warehouse.refusal import Refused

TITLE = "Impact"
ADDRESS = "impact"
SAME_FOR_ALL = (
    f"Published figures: counts of people are to the nearest {rule().base} and {rule().few} people are hidden. "
    "Everybody who may open this page sees the same."
)


def render(viewer: Viewer) -> None:
    """Draw the page. Whoever looks, every figure is asked for as a funder."""
    look = looking(FUNDER)
    try:
        words = own_words(programme_folder())
    except Refused as why:
        words_problem(why)
        words = ""
    story = _story(look, words)
    _head(story)
    first, *others = story.sections
    _first_screen(look, story, first)
    if viewer.role is Role.LEAD:
        edit_words()
    for section in others:
        _section(look, section)
    _method(story)


@remembered
def _story(look: Looking, words: str) -> Story:
    return tell(look.release, words)


def _head(story: Story) -> None:
    st.title(as_written(story.headline))
    when = f"{as_written(story.when)}. " if story.when else ""
    st.caption(f"{as_written(story.name)}. {when}{SAME_FOR_ALL}")
    with st.container(horizontal=True):
        for label, number, note in story.key_figures:
            st.metric(label, number, help=f"{note}.", width=165)


def _first_screen(look: Looking, story: Story, where: Section) -> None:
    """London on the map, beside it what the other sections say and the document."""
    left, right = st.columns([11, 9], gap="large")
    with left:
        st.header(as_written(where.heading), anchor=where.key)
        _figures(look, where)
        _words(where)
    with right:
        st.header("In short", anchor=False)
        show_words(story.own_words)
        links = (
            f"- **{section.topic}.** [{as_written(section.heading)}](#{section.key})" for section in story.sections[1:]
        )
        st.markdown("\n".join(links))
        st.header("To take away", anchor=False)
        document()


def _section(look: Looking, section: Section) -> None:
    st.divider()
    st.caption(section.topic)
    st.header(as_written(section.heading), anchor=section.key)
    _words(section)
    _figures(look, section)
    if section.limits:
        st.markdown("**What these figures do not say**")
        st.markdown("\n".join(f"- {as_written(each)}" for each in section.limits))


def _words(section: Section) -> None:
    for each in section.words:
        st.markdown(as_written(each))


def _figures(look: Looking, section: Section) -> None:
    """The first figure; beside it the others, and its own numbers where no other has a picture."""
    if not section.figures:
        return
    first, *others = section.figures
    if not others:
        draw_figure(look, first, section.key)
        return
    room = any(figure.pictures for figure in others)
    left, right = st.columns([11, 9], gap="large")
    with left:
        draw_figure(look, first, section.key, numbers_too=room)
    with right:
        if not room:
            numbers(look, first.table, section.key)
        for place, figure in enumerate(others):
            draw_figure(look, figure, f"{section.key}-{place}")


def _method(story: Story) -> None:
    st.divider()
    st.header("How these figures are made", anchor="method")
    for each in method(story):
        st.markdown(as_written(each))
    st.markdown("\n".join(f"- {as_written(each)}" for each in story.sources))
    st.caption(f"Released on {released(story)}, data {as_written(story.fingerprint)}.")
