"""The way in: from those who saw something to those who answered the declaration."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.shares import describe_shares, share_dots
from charts.steps import describe_steps, step_bars
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.programme import Looking, looking
from queries.findings.way_in import heading, not_said, share_words, unknown
from queries.stats.shares import wilson
from queries.stats.steps import step

TITLE = "The way in"
ADDRESS = "way-in"
ONLINE = {"gave_idea", "gave_comment", "gave_vote"}
STEPS = {
    "registered": ("Registered", ""),
    "took_part": ("Took part: gave an idea, a comment or a vote", "those who registered"),
    "gave_idea": ("Gave an idea", "those who took part"),
    "gave_comment": ("Wrote a comment", "those who took part"),
    "gave_vote": ("Voted", "those who took part"),
    "attended": ("Came to an event", "those who took part"),
}
BY = {"Channel": "channel", "Role": "role", "Borough": "borough"}
NOT_KNOWN = {"channel": "how they heard of it", "role": "what their role is", "borough": "where they are"}
SHARES = {
    "Took part, of those who registered": "took_part",
    "Came to an event, of those who took part": "attended",
    "Organisations that responded, of those heard": "responded",
}
PERCENT = st.column_config.NumberColumn(format="percent")
WHOLE_NUMBER = st.column_config.NumberColumn(format="localized")
COUNTS = {
    "name": "", "people": "People known of", "registered": "Registered", "took_part": "Took part",
    "gave_idea": "Gave an idea", "gave_comment": "Wrote a comment", "gave_vote": "Voted",
    "attended": "Came to an event", "attended_took_part": "of these, took part",
    "organisations": "Organisations heard", "organisations_responded": "of these, responded",
}  # fmt: skip
ROWS_SHOWN = 460
APPLIES = (
    "Boroughs, boards, roles and kinds of organisation choose people; phase and days choose those who first came in "
    "these days, and what they had done by the last of them. A choice of principles does not count here."
)
MADE = (
    "A share is of the same people: of those who registered, how many of them took part; of those, how many came to an "
    "event. Whoever skipped a step is in the number of the later one, never in its share. Intervals are Wilson's, 95%."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    values = people_chosen(chosen)
    everybody = look.ask("way_in/steps", by="whole", **values)
    views = _views_chosen(look, chosen)
    st.title(heading(everybody.iloc[0]))
    st.caption(f"Showing {as_written(chosen.words)}. {APPLIES}")
    left, right = st.columns([11, 9], gap="large")
    with left:
        _steps(look, chosen, everybody)
    with right:
        _organisations(everybody.iloc[0])
        _views(look, chosen, views)
        if said := not_said(everybody.iloc[0], int(views["views"].sum())):
            st.header("What the sources do not say")
            st.markdown("\n".join(f"- {sentence}" for sentence in said))
    _events(look, chosen, values)
    if everybody.iloc[0]["people"]:
        _by(look, chosen, values, everybody)


def people_chosen(chosen: Filters) -> dict:
    """What the questions of this page take of the filters."""
    who = {name: getattr(chosen, name) for name in ("areas", "roles", "organisation_kinds")}
    return who | {"first_day": chosen.since, "last_day": chosen.until}


def _steps(look: Looking, chosen: Filters, everybody: pd.DataFrame) -> None:
    st.header("How far people came")
    rows = [(name, words, *step(everybody, name).iloc[0]) for name, words in STEPS.items()]
    frame = pd.DataFrame(
        [
            (name, words, number, share_words(share, low, high, of), name in ONLINE, among, before, share, low, high)
            for name, (words, of), number, among, before, share, low, high in rows
        ],
        columns=["step", "name", "number", "words", "part", "among", "before", "share", "low", "high"],
    )
    if not frame["number"].sum():
        st.write("Nobody is known under these filters.")
        return
    shown = frame[["step", "name", "number", "words", "part"]]
    picture(spec(step_bars, shown, dark=dark()), described(describe_steps, shown), f"steps-{dark()}")
    with st.expander("As a table"):
        named = frame[["name", "number", "among", "before", "share", "low", "high"]].set_axis(
            ["Step", "People", "Of the step before", "Step before", "Share", "From", "To"], axis=1
        )
        table(
            look, named, "How far people came", chosen.words, "steps", dict.fromkeys(("Share", "From", "To"), PERCENT)
        )
    about(look, ["way_in/steps"], MADE)


def _organisations(everybody: pd.Series) -> None:
    """Responses are by organisation: they are never put on one axis with people."""
    st.header("Organisations that responded")
    heard, responded = int(everybody["organisations"]), int(everybody["organisations_responded"])
    if not heard:
        st.write("No organisation was heard under these filters. Every response is on the page What followed.")
        return
    share, low, high = step(pd.DataFrame([everybody]), "responded").iloc[0][["share", "low", "high"]]
    words = f"{responded:,} of the {heard:,} organisations heard: {share_words(share, low, high)}."
    st.write(f"{words} These are organisations, not people, and on whatever day they responded.")


def _events(look: Looking, chosen: Filters, values: dict) -> None:
    frame = look.ask("way_in/events", **values)
    frame = frame[frame["attended"] > 0]
    if frame.empty:
        return
    st.header("Who came to events")
    low, high = wilson(frame["took_part"], frame["attended"])
    shares = zip(frame["took_part"] / frame["attended"], low, high, strict=True)
    shown = frame.assign(
        day=pd.to_datetime(frame["day"]).dt.date,
        only=frame["attended"] - frame["took_part"],
        share=[share_words(*each) for each in shares],
    )
    named = shown[["name", "day", "attended", "took_part", "only", "share"]].set_axis(
        ["Event", "Day", "People", "Took part online", "Gave nothing online", "Share who took part"], axis=1
    )
    days = {"Day": st.column_config.DateColumn(format="DD/MM/YYYY")}
    table(look, named, "Who came to events", chosen.words, "events", days)
    about(look, ["way_in/events"])


def _views_chosen(look: Looking, chosen: Filters) -> pd.DataFrame:
    """Views a channel in the days chosen; no other filter can choose among them."""
    frame = look.ask("way_in/views")
    day = pd.to_datetime(frame["day"])
    since = day >= pd.Timestamp(chosen.since) if chosen.since else day.notna()
    until = day <= pd.Timestamp(chosen.until) if chosen.until else day.notna()
    return frame[since & until].groupby("name", sort=False)["views"].sum().reset_index()


def _views(look: Looking, chosen: Filters, views: pd.DataFrame) -> None:
    if views.empty:
        return
    st.header("Views, before anybody came")
    named = views.set_axis(["Seen", "Views"], axis=1)
    table(look, named, "Views", chosen.when or "everything", "views", {"Views": WHOLE_NUMBER})
    st.caption("Views are not people: nobody knows whose they are. Of the filters only phase and days count here.")
    about(look, ["way_in/views"])


def _by(look: Looking, chosen: Filters, values: dict, everybody: pd.DataFrame) -> None:
    """One share told apart by channel, role or borough; what is unknown is a row as any other."""
    st.header("Who went on, and who did not")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choices = {"default": "Channel", "key": "way_in_by", "bind": "query-params", "required": True}
        noun = st.segmented_control("By", list(BY), **choices)
        which = st.selectbox("Share", list(SHARES), key="way_in_share", bind="query-params", width=360)
    by = BY[noun]
    frame = look.ask("way_in/steps", by=by, **values)
    if said := unknown(frame, NOT_KNOWN[by]):
        st.write(said)
    rows = frame.join(step(frame, SHARES[which])[["among", "before", "share", "low", "high"]])
    left, right = st.columns(2, gap="large")
    with left:
        _dots(rows, step(everybody, SHARES[which]).iloc[0]["share"], by, which)
    with right:
        shares = [share_words(*each) for each in rows[["share", "low", "high"]].itertuples(index=False, name=None)]
        named = rows.assign(shares=shares)[["name", "among", "before", "shares"]]
        named = named.set_axis([noun, "Number", "Of", "Share (95% interval)"], axis=1)
        table(look, named, f"{which}, by {noun.lower()}", chosen.words, "by", height=ROWS_SHOWN)
    with st.expander("Every step as a table"):
        named = rows[list(COUNTS)].rename(columns=COUNTS | {"name": noun})
        table(look, named, f"How far people came, by {noun.lower()}", chosen.words, "by-all", height=ROWS_SHOWN)
    about(look, ["way_in/steps"], MADE)


def _dots(rows: pd.DataFrame, everybody: float, by: str, which: str) -> None:
    shown = rows.loc[rows["before"].fillna(0) > 0, ["name", "before", "share", "low", "high"]]
    if shown.empty:
        st.write("Nobody got as far as the step before under these filters.")
        return
    shown = shown.rename(columns={"before": "n"})
    said = {"title": "Share", "everybody": everybody}
    picture(
        spec(share_dots, shown, dark=dark(), **said),
        described(describe_shares, shown, title=which, everybody=everybody),
        f"by-{by}-{SHARES[which]}-{dark()}",
    )
