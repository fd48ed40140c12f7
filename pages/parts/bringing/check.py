"""Step 4: the whole import, tried in a copy; what would become of every row, before anything is live."""

from dataclasses import replace

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.bringing.account import account
from pages.parts.bringing.state import Bringing, cancelling, go, start_anew
from pages.parts.bringing.watching import finished
from pages.parts.folder import programme_folder
from warehouse.attempts import Attempt
from warehouse.trial import Trial, try_out

CHOICES = {
    "--dates": {"dmy": "The day comes first: 03/04/2014 is 3 April", "mdy": "The month comes first: it is 4 March"},
    "--older-ok": {"yes": "Yes, take the older export"},
}
ASKED = {
    "--sign": "What does 1 mean in these votes?",
    "--dates": "Which comes first in the dates, the day or the month?",
    "--sheet": "Which sheet of the workbook is to be read?",
    "--older-ok": "Take an export that is older than what is live?",
}


def draw(now: Bringing) -> None:
    """Run the check, then show what it found: a question, a refusal, or the account of every row."""
    if now.trial is None:
        _check(now)
        return
    attempt = now.trial.attempt
    if attempt.outcome == "question":
        _question(now, attempt)
    elif attempt.outcome == "refused":
        st.header("These files cannot be taken")
        st.error(as_written(attempt.why or ""))
        st.markdown("Nothing was changed: what was live is live still.")
        _back(now)
    elif attempt.outcome == "unchanged":
        st.header("These files are already live")
        st.info("They are live exactly as they are; there is nothing to do.")
        _back(now)
    else:
        st.header("What would become of every row")
        account(now.trial)
        with st.container(horizontal=True):
            if st.button("Make it live", type="primary", key=f"live-{now.round}"):
                now.work = None
                go(now, "live")
            if st.button("Back", key=f"back-check-{now.round}"):
                go(now, "look")
            cancelling(now)


def _check(now: Bringing) -> None:
    """Try the import in a thread of its own, showing how far it is."""
    st.header("Checking")
    st.caption("The whole import is tried in a copy. What is live stays as it is.")
    if now.work is None:
        folder, aside, wanted = programme_folder(), now.upload.work, now.wanted
        now.begin(lambda note: try_out(folder, aside, wanted, note), "Looking at the files")
    cancelling(now)
    found = finished(now.work)
    now.work = None
    if isinstance(found, Trial):
        now.trial = found
        st.rerun()
    st.error(as_written(found))
    _back(now)


def _question(now: Bringing, attempt: Attempt) -> None:
    """Put the question that the files leave open; with an answer the check runs again."""
    option = attempt.option or ""
    st.header("One question first")
    choices = attempt.choices or CHOICES.get(option, {})
    st.markdown(as_written(_without_options(attempt.why or "")))
    answer = st.radio(
        ASKED.get(option, "Which is it?"),
        list(choices),
        index=None,
        format_func=lambda choice: as_written(choices[choice]),
        key=f"answer-{option}-{now.round}",
    )
    with st.container(horizontal=True):
        words = "Answer and check again"
        if st.button(words, type="primary", disabled=answer is None, key=f"answered-{option}-{now.round}"):
            name = option.removeprefix("--").replace("-", "_")
            now.options = replace(now.options, **{name: True if answer == "yes" else answer})
            now.trial = now.work = None
            st.rerun()
        _back(now)


def _without_options(question: str) -> str:
    """The question without what to type on a command line."""
    said = question.partition(": say --")[0].partition(" Say --")[0]
    return said.partition(" If 1 means agree,")[0]


def _back(now: Bringing) -> None:
    with st.container(horizontal=True):
        if st.button("Back", key=f"back-{now.step}-{now.round}"):
            now.trial = now.work = None
            go(now, "look")
        if st.button("Choose other files", key=f"others-{now.step}-{now.round}"):
            start_anew()
            st.rerun()
