"""A lead's own words on the page Impact: public, shown as they were written."""

from collections.abc import Callable

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import made_live, what_was_decided, who_decides
from pages.parts.folder import programme_folder
from report.own_words import KIND, LONGEST, PLACE, own_words
from warehouse.decisions import decide
from warehouse.live import live_release, only_writer

PUBLIC = (
    "What you write here is public: it stands on this page, in the document and on the public web page, just as you "
    "write it. Name nobody, and nothing that points to one person."
)


def show_words(words: str) -> None:
    """Draw the words that stand, without reading anything in them as markup."""
    for line in filter(None, map(str.strip, words.splitlines())):
        st.text(line)


def edit_words() -> None:
    """Draw the box in which a lead writes, changes or takes back the words."""
    what_was_decided()
    standing = own_words(programme_folder())
    with st.expander("Change your own words" if standing else "Add your own words"):
        st.warning(PUBLIC)
        text = st.text_area("Your own words", standing, max_chars=LONGEST, key=f"words-{standing}", height=140)
        who = who_decides("impact")
        if st.button("Publish these words", key="publish-words"):
            _keep(text.strip(), standing, who)


def _keep(text: str, standing: str, who: str) -> None:
    if text == standing:
        st.warning("These words stand already.")
    elif not who:
        st.warning("Say who publishes them: your name or initials.")
    else:
        said = "Your words are public now." if text else "Your words were taken off."
        made_live(_written(text, who), KIND, f"{said} Sources shows them, with undo.")


def _written(text: str, who: str) -> Callable[[Callable[[float, str], None]], str]:
    """What keeps the words: a decision beside the release, which itself stays as it is."""

    def keep(_progress: Callable[[float, str], None]) -> str:
        folder = programme_folder()
        with only_writer(folder):
            decide(folder, KIND, [{"place": PLACE, "text": text, "who": who}])
        return live_release(folder).name

    return keep


def words_problem(why: Exception) -> None:
    """Say what is wrong with the file that holds the words."""
    st.error(as_written(str(why)))
