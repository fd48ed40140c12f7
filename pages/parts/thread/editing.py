"""A lead's own: sentences added or changed, and ideas decided. Kept as decisions, which outlive every import."""

import re

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import decide, who_decides
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from pages.parts.thread.known import Thread, label
from warehouse.decisions import decided

NEW = "A new sentence"
OUTCOMES = {"kept": "Kept", "merged": "Merged", "dropped": "Dropped", "undecided": "Not decided yet"}
UNDO = "takes the place of what the export says, and can be undone on the page Sources, under Decisions."
OWN = re.compile(r"lead-(\d+)")


def edit(look: Looking, thread: Thread, sentence: pd.Series | None, idea: pd.Series | None) -> None:
    """The forms for a sentence and for the idea on show, if any. Only a lead may have them."""
    st.header("Decide")
    st.caption(f"What is decided here {UNDO}")
    who = who_decides("thread")
    _edit_sentence(look, thread, sentence, who)
    if idea is None:
        st.caption("To decide on an idea, find it above.")
    else:
        _decide_on(look, thread, idea, who)


def _edit_sentence(look: Looking, thread: Thread, at: pd.Series | None, who: str) -> None:
    """The form that adds or changes a sentence; `at` is the one on show."""
    with st.expander("Add or change a sentence"):
        st.caption("A sentence says what a declaration promises, under one of its principles.")
        stamp = look.release.name
        framework = _framework(thread, at, stamp)
        frame = thread.sentences[thread.sentences["framework"] == framework].set_index("statement_id", drop=False)
        labels = {row["statement_id"]: label(row) for _, row in frame.iterrows()}
        start = None if at is None or at["framework"] != framework else at["statement_id"]
        which = st.selectbox(
            "Sentence", [NEW, *labels], index=[NEW, *labels].index(start or NEW),
            format_func=lambda one: labels.get(one, one), key=f"edit-sentence-{stamp}-{framework}-{start}",
        )  # fmt: skip
        _words(thread, framework, None if which == NEW else frame.loc[which], stamp, who)


def _framework(thread: Thread, at: pd.Series | None, stamp: str) -> str:
    names = dict(thread.book.frame[["framework", "framework_name"]].itertuples(index=False))
    start = thread.book.own if at is None else at["framework"]
    key = f"edit-framework-{stamp}-{start}"
    return st.selectbox("Declaration", list(names), index=list(names).index(start), format_func=names.get, key=key)


def _words(thread: Thread, framework: str, now: pd.Series | None, stamp: str, who: str) -> None:
    """The sentence's principle and words, and the button that keeps them."""
    statement = _next(thread) if now is None else now["statement_id"]
    choices = dict(thread.book.of(framework)[["principle", "name"]].itertuples(index=False))
    before = None if now is None or now["principle"] not in choices else list(choices).index(now["principle"])
    key = f"{stamp}-{framework}-{statement}"
    principle = st.selectbox(
        "Principle", list(choices), index=before, format_func=choices.get, key=f"edit-principle-{key}",
        placeholder="Choose the principle it stands under",
    )  # fmt: skip
    text = st.text_area("Words", value="" if now is None else now["text"], key=f"edit-words-{key}", max_chars=1000)
    if not st.button("Keep the sentence", type="primary", key="keep-sentence"):
        return
    words = " ".join(text.split())
    row = {"framework": framework, "statement_id": statement, "principle": principle or "", "text": words}
    if missing := _missing({"the principle": principle, "the words": words, "your name or initials": who}):
        st.warning(missing)
    elif now is not None and (row["principle"], row["text"]) == (now["principle"], now["text"]):
        st.warning("Nothing is changed yet.")
    else:
        decide("statements", [row | {"who": who}], f"Kept: sentence {statement}.")


def _next(thread: Thread) -> str:
    """An identifier that no sentence has or had."""
    used = [*thread.sentences["statement_id"], *(row["statement_id"] for row in _made("statements"))]
    numbers = [int(found[1]) for one in used if (found := OWN.fullmatch(one))]
    return f"lead-{max(numbers, default=0) + 1}"


def _made(kind: str) -> list[dict[str, str]]:
    return decided(programme_folder(), kind)


def _decide_on(look: Looking, thread: Thread, idea: pd.Series, who: str) -> None:
    """The form that decides on one idea."""
    with st.expander(as_written(f"Decide on the idea {idea['idea_id']}")):
        if thread.sentences.empty:
            st.write("There is no sentence yet that it could go into; add one first.")
            return
        st.caption("An idea is kept in a sentence as it is, merged into it with others, or dropped.")
        rows = thread.outcomes[thread.outcomes["idea"] == idea["idea"]]
        now = rows.iloc[0] if len(rows) else None
        key = f"{look.release.name}-{idea['idea']}"
        names = list(OUTCOMES)
        outcome = st.radio(
            "Outcome", names, index=None if now is None else names.index(now["outcome"]), format_func=OUTCOMES.get,
            horizontal=True, key=f"outcome-{key}",
        )  # fmt: skip
        sentence = _into(thread, now, key) if outcome != "undecided" else ""
        # Why it was dropped is not why it is kept now.
        why = "" if now is None or outcome != now["outcome"] else now["reason"]
        reason = st.text_input("Reason", value=why, key=f"why-{key}-{outcome}", max_chars=500)
        _keep_outcome(idea, now, who, outcome=outcome, into=sentence, reason=reason.strip())


def _into(thread: Thread, now: pd.Series | None, key: str) -> str | None:
    """The sentence it went into or was weighed for."""
    frame = thread.sentences.drop_duplicates("statement_id").set_index("statement_id", drop=False)
    labels = {row["statement_id"]: f"{label(row)} ({row['framework_name']})" for _, row in frame.iterrows()}
    return st.selectbox(
        "Sentence it went into or was weighed for", list(labels), format_func=labels.get, key=f"into-{key}",
        index=None if now is None else list(labels).index(now["statement_id"]), placeholder="Choose a sentence",
    )  # fmt: skip


def _keep_outcome(
    idea: pd.Series, now: pd.Series | None, who: str, *, outcome: str | None, into: str | None, reason: str
) -> None:
    if not st.button("Keep this decision", type="primary", key="keep-outcome"):
        return
    needed = {"the outcome": outcome, "the sentence": into or outcome == "undecided", "your name or initials": who}
    if outcome == "dropped":
        needed["why it was dropped"] = reason
    row = {"source": idea["source"], "idea_id": idea["idea_id"], "statement_id": into or "", "outcome": outcome or ""}
    if missing := _missing(needed):
        st.warning(missing)
    elif _same(row | {"reason": reason}, now):
        st.warning("Nothing is changed yet.")
    else:
        said = f"Kept: idea {idea['idea_id']} is {OUTCOMES[outcome].lower()}."
        decide("outcomes", [row | {"reason": reason, "who": who}], said)


def _same(row: dict[str, str], now: pd.Series | None) -> bool:
    if now is None:
        return row["outcome"] == "undecided"
    return all(row[name] == now[name] for name in ("statement_id", "outcome", "reason"))


def _missing(needed: dict[str, object]) -> str:
    """What is still to be said, as a sentence; empty where nothing is."""
    lacking = [name for name, value in needed.items() if not value]
    return f"Say {', '.join(lacking)} first." if lacking else ""
