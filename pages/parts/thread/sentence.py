"""One sentence of a declaration in large type, and what is behind it."""

import pandas as pd
import streamlit as st

from pages.parts.areas import on_the_map
from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.maps import area_picture, shape_control
from pages.parts.programme import Looking
from pages.parts.thread.known import DAY, SHARE, WIDE, Thread, label, moment_shown, quoted, rounded
from queries.findings.words import counted, listed

IDEAS = {"called": "Idea", "said": "Outcome", "share": "Share for", "low": "From", "high": "To", "people": "People",
         "comments": "Comments", "principle_name": "Given under", "reason": "Reason", "day": "Decided",
         "idea_id": "Identifier"}  # fmt: skip
DROPPED = {"called": "Idea", "share": "Share for", "low": "From", "high": "To", "people": "People", "reason": "Reason",
           "statement_id": "Weighed for", "day": "Decided", "idea_id": "Identifier"}  # fmt: skip
FORMATS = {"Idea": WIDE, "Decided": DAY} | dict.fromkeys(("Share for", "From", "To"), SHARE)
ORGANISATION = {
    "Organisation": st.column_config.TextColumn(width=190),
    "Kind": st.column_config.TextColumn(width=120),
    "People": st.column_config.NumberColumn(width=60),
}
SUPPORT = (
    "The share for is of all votes on an idea, neutral ones too, with Wilson's 95% interval; each person has one vote "
    "on an idea. People are those under the filters who gave, commented or voted on an idea behind the sentence."
)
FEW = 9
SENTENCE = "sentence"


def choose_sentence(thread: Thread) -> pd.Series:
    """Draw the lists of declarations and sentences; gives the sentence chosen."""
    frame = thread.sentences
    names = frame["framework_name"].drop_duplicates().tolist()
    with st.container(horizontal=True):
        of = st.selectbox("Declaration", names, key="declaration", bind="query-params", width=240)
        frame = frame[frame["framework_name"] == of].set_index("statement_id", drop=False)
        said = {row["statement_id"]: label(row) for _, row in frame.iterrows()}
        # A list bound to the address would write whole sentences there, and forget them where a lead edits one.
        at = list(said).index(found) if (found := st.query_params.get(SENTENCE)) in said else 0
        choices = {"index": at, "format_func": said.get, "key": f"sentence-{of}", "width": 620}
        picked = st.selectbox("Sentence", list(said), **choices)
    if picked != found and (picked != list(said)[0] or found):
        st.query_params[SENTENCE] = picked
    return frame.loc[picked]


def draw_sentence(look: Looking, chosen: Filters, thread: Thread, sentence: pd.Series) -> None:
    """The sentence, its principles, and everything behind it."""
    words = as_written(" ".join(sentence["text"].split()))
    st.header(f"“{words}”" if words else "The words of this sentence are not known.", anchor=False)
    st.markdown(as_written(_principles(thread, sentence)))
    own = thread.outcomes[_of(thread.outcomes, sentence)]
    behind = own[own["outcome"] != "dropped"]
    _figures(sentence)
    if behind.empty:
        st.warning("No idea is behind this sentence: none was kept in it or merged into it.")
    else:
        _people(look, chosen, thread, sentence, behind)
    _dropped(look, chosen, thread, sentence)


def _of(outcomes: pd.DataFrame, sentence: pd.Series) -> pd.Series:
    return (outcomes["framework"] == sentence["framework"]) & (outcomes["statement_id"] == sentence["statement_id"])


def _principles(thread: Thread, sentence: pd.Series) -> str:
    """Under which principle the sentence stands, and from which others the crosswalk leads to it."""
    if not sentence["principle_name"]:
        return "No principle is known of it."
    said = f"It stands under “{sentence['principle_name']}” of {sentence['framework_name']}."
    links = thread.crosswalk
    names = dict(thread.book.frame[["framework", "framework_name"]].itertuples(index=False))
    for end, other, words in (("to", "from", "which grew from"), ("from", "to", "which became")):
        rows = links[links[f"{end}_principle"] == sentence["principle"]]
        for framework, linked in rows.groupby(f"{other}_framework", sort=False):
            proposal = ", as a proposal" if (linked["status"] == "proposal").all() else ""
            what = listed(linked[f"{other}_name"].tolist(), 8)
            said = f"{said[:-1]}, {words} {what} ({names.get(framework, framework)}{proposal})."
    return said


def _figures(sentence: pd.Series) -> None:
    shown = {"Kept": "kept", "Merged": "merged", "Dropped": "dropped", "Votes": "votes", "People": "people"}
    with st.container(horizontal=True):
        for name, column in shown.items():
            st.metric(name, f"{sentence[column]:,}", width=88)
        st.metric("Boroughs of 32", f"{sentence['boroughs']}", width=130)
        st.metric("Organisations", f"{sentence['organisations']:,}", width=118)


def _people(look: Looking, chosen: Filters, thread: Thread, sentence: pd.Series, behind: pd.DataFrame) -> None:
    asked = {"declaration": sentence["framework"], "statement": sentence["statement_id"], **chosen.values()}
    st.header("The ideas behind it", anchor=False)
    _ideas(look, chosen, thread, behind, IDEAS, f"Ideas behind {sentence['statement_id']}", "behind")
    left, right = st.columns([11, 9], gap="large")
    with left:
        st.header("Where the people behind it come from", anchor=False)
        _areas(look, chosen, asked, sentence)
    with right:
        st.header("Organisations behind it", anchor=False)
        _organisations(look, chosen, asked, sentence)
    questions = ["thread/sentences", "thread/outcomes", "thread/areas", "thread/organisations", "ideas/crosswalk"]
    about(look, questions, SUPPORT)


def _ideas(
    look: Looking, chosen: Filters, thread: Thread, rows: pd.DataFrame, columns: dict, title: str, key: str
) -> None:
    rows = rows.sort_values(["people", "idea"], ascending=[False, True])
    said = rows["outcome"].str.capitalize() + rows["by_lead"].map({True: " (here)", False: ""})
    rows = rounded(rows.assign(said=said, day=moment_shown(rows["decided_at"])))
    shown = [name for name in columns if not (thread.scale and name in ("share", "low", "high"))]
    named = rows[shown].rename(columns=columns)
    table(look, named, title, chosen.words, key, FORMATS, "auto" if len(named) <= FEW else 360)


def _areas(look: Looking, chosen: Filters, asked: dict, sentence: pd.Series) -> None:
    frame = look.ask("thread/areas", **asked)
    if not frame["participants"].sum():
        st.write("Nobody under these filters.")
        return
    shape_control()
    rows = frame.rename(columns={"gss_code": "group_code"}).drop(columns="name")
    rows["state"] = ["shown" if number else "none" for number in rows["participants"]]
    rows["people"] = [f"{number:,}" for number in rows["participants"]]
    rows["cast"] = [f"{number:,}" for number in rows["votes"]]
    area_picture(
        on_the_map(rows, "borough"), "thread", value="participants", title="People", unit_format=",.0f",
        tooltip=[("people", "People"), ("cast", "Votes")], state_words={"none": "Nobody"},
    )  # fmt: skip
    with st.expander("As a table"):
        columns = {"name": "Area", "participants": "People", "votes": "Votes"}
        named = frame[list(columns)].rename(columns=columns)
        title = f"People behind {sentence['statement_id']}"
        table(look, named, title, chosen.words, "thread-areas", height=340)


def _organisations(look: Looking, chosen: Filters, asked: dict, sentence: pd.Series) -> None:
    frame = look.ask("thread/organisations", **asked)
    if frame.empty:
        st.write("No organisation under these filters.")
        return
    kinds = frame["kind"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    words = listed([f"{kind} {number}" for kind, number in kinds.items()], 6)
    st.write(as_written(f"{counted(len(frame), 'organisation')} by kind: {words}."))
    columns = {"name": "Organisation", "kind": "Kind", "people": "People", "contributions": "Contributions"}
    named = frame[list(columns)].rename(columns=columns)
    title = f"Organisations behind {sentence['statement_id']}"
    height = "auto" if len(named) <= FEW else 420
    table(look, named, title, chosen.words, "thread-organisations", ORGANISATION, height)


def _dropped(look: Looking, chosen: Filters, thread: Thread, sentence: pd.Series) -> None:
    """What was dropped that was weighed for this sentence or another one under its principle."""
    st.header("What was dropped on the way", anchor=False)
    same = thread.sentences["principle"] == sentence["principle"]
    ids = thread.sentences.loc[same & (thread.sentences["framework"] == sentence["framework"]), "statement_id"]
    outcomes = thread.outcomes
    near = (outcomes["framework"] == sentence["framework"]) & outcomes["statement_id"].isin(ids)
    rows = outcomes[(outcomes["outcome"] == "dropped") & (near | _of(outcomes, sentence))]
    where = f"under “{sentence['principle_name']}”" if sentence["principle_name"] else f"for {quoted(sentence)}"
    if rows.empty:
        st.write(as_written(f"Nothing {where} was dropped."))
        return
    own = int(_of(rows, sentence).sum())
    st.write(as_written(f"{counted(len(rows), 'idea')} dropped {where}, {own or 'none'} of them weighed for this one."))
    _ideas(look, chosen, thread, rows, DROPPED, f"Dropped {where}"[:80], "dropped")
