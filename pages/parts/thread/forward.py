"""From an idea forward: where it ended, in which sentence, why, and what that became."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.coding.ideas import draw_idea, found_ideas, titles_of
from pages.parts.drawing import with_thousands_apart
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.thread.known import Thread, moment_shown, quoted
from queries.findings.reach import spoken
from queries.findings.thread import ended, support
from queries.findings.words import counted, listed

MOST = 50
CHOSEN = "idea"


def choose_idea(look: Looking) -> pd.Series | None:
    """Draw the field to find an idea with, and gives the one found: by its identifier, or picked from a list."""
    given = st.text_input(
        "Find an idea", key=CHOSEN, bind="query-params", max_chars=200, width=520,
        placeholder="Words of it, or its identifier",
        help="Ideas that hold all of these words in their title, text or identifier.",
    )  # fmt: skip
    if not given.strip():
        st.caption("Every idea has a way forward: type some of its words, or the identifier in the tables above.")
        return None
    named = look.ask("ideas/opened", named=given.strip())
    if len(named) == 1:
        return _whole(look, named.iloc[0])
    frame = found_ideas(look, given, uncoded=False, most=MOST)
    if frame.empty:
        st.write("No idea holds all of these words.")
    else:
        _pick(frame)
    return None


def _whole(look: Looking, named: pd.Series) -> pd.Series:
    """The idea with what others gave to it, whatever the filters."""
    idea = int(named["idea"])
    votes = look.ask("ideas/by_group", grouping="role", idea=idea, **Filters("").values())["n"].sum()
    given = pd.Series({"votes": votes, "comments": len(look.ask("ideas/comments_on", idea=idea))})
    return pd.concat([named, given])


def _pick(frame: pd.DataFrame) -> None:
    found = int(frame["found"].iloc[0])
    first = f", of which the first {MOST} are shown" if found > MOST else ""
    st.caption(f"{counted(found, 'idea')}{first}. Tick one to see where it ended.")
    shown = frame.assign(called=titles_of(frame))[["called", "votes", "comments", "idea_id", "source"]]
    named = shown.set_axis(["Idea", "Votes", "Comments", "Identifier", "Source"], axis=1)
    key = f"found-{hash(tuple(frame['idea']))}"
    st.dataframe(
        named, hide_index=True, key=key, height="auto" if len(named) < 9 else 320, selection_mode="single-row",
        on_select=partial(_picked, key, frame),
        column_config=with_thousands_apart(named) | {"Idea": st.column_config.TextColumn(width="large")},
    )  # fmt: skip


def _picked(key: str, frame: pd.DataFrame) -> None:
    """Put the idea picked in the field, as it is named there."""
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        idea = frame.iloc[rows[0]]
        st.session_state[CHOSEN] = f"{idea['idea_id']} of {idea['source']}"


def draw_forward(look: Looking, chosen: Filters, thread: Thread, idea: pd.Series) -> None:
    """The idea whole, where it ended, and where its principle leads."""
    draw_idea(idea)
    rows = thread.outcomes[thread.outcomes["idea"] == idea["idea"]]
    if rows.empty:
        st.markdown("**Not decided yet.** No sentence holds this idea, and it was not dropped.")
    for _, row in rows.iterrows():
        st.markdown(_ended(thread, row))
    if len(rows) and not thread.scale:
        under = f", showing {chosen.words}" if chosen.words != "everything" else ""
        st.caption(as_written(f"Supported by {support(rows.iloc[0])}{under}."))
    st.markdown(as_written(_leads(thread, idea, rows)))


def _ended(thread: Thread, row: pd.Series) -> str:
    """Markdown: the outcome, its sentence, when and why."""
    of = thread.sentences
    sentence = of[(of["framework"] == row["framework"]) & (of["statement_id"] == row["statement_id"])].iloc[0]
    when = "" if pd.isna(row["decided_at"]) else f" on {spoken(moment_shown(pd.Series([row['decided_at']])).iloc[0])}"
    where = ", ".join(part for part in (row["statement_id"], sentence["principle_name"]) if part)
    why = f" {row['reason'].rstrip('.')}." if row["reason"] else " No reason was given."
    by = " Decided by a lead on this page." if row["by_lead"] else ""
    said = f"{quoted(sentence)} ({where} of {sentence['framework_name']}){when}."
    return f"**{ended(row)}** {as_written(said + why + by)}"


def _leads(thread: Thread, idea: pd.Series, rows: pd.DataFrame) -> str:
    """Where the principles of the idea and of its sentences lead, by the crosswalk."""
    sentences = thread.sentences.merge(rows[["framework", "statement_id"]], on=["framework", "statement_id"])
    starts = [idea["principle"], *sentences["principle"]]
    said = []
    for principle in dict.fromkeys(start for start in starts if not pd.isna(start)):
        links = thread.crosswalk[thread.crosswalk["from_principle"] == principle]
        became = listed([thread.book.name(to) for to in links["to_principle"]], 8)
        own = principle == idea["principle"]
        name = f"It was given under {thread.book.name(principle)}" if own else thread.book.name(principle)
        link = ", which became" if own else " became"
        said += [f"{name}{f'{link} {became}' if became else ''}."] if became or own else []
    return " ".join(said) or "It is under no principle yet, so the crosswalk leads nowhere from it."
