"""After the declaration: who can help whom, whom to go back to, and every response in its own words."""

import pandas as pd
import streamlit as st

from pages.parts.downloads import offer
from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from pages.parts.responses import under_items
from queries.findings.afterwards import follow_up, follow_up_words
from queries.findings.matches import NEARBY
from queries.findings.words import counted
from queries.stats.progress import latest_stages

SHOWN, FEW = 3, 12
STAGES = {"implemented": "Implemented", "under_way": "Under way", "not_begun": "Not begun", "unknown": "Not known"}
DAY = st.column_config.DateColumn(format="DD/MM/YYYY")
MATCHED = (
    "A request is matched with champions and case studies of the same principle, under the framework that is chosen; "
    "helpers come from all of London, whatever is chosen, and never from the organisation that asks. The nearest come "
    "first: same borough, next borough, across the river, same integrated care board of 2022, elsewhere; then "
    "champions before case studies, then who has got furthest. Nearby is the same borough, the next, or across the "
    "river."
)
LISTED = (
    "Requests for help with nobody nearby; disagreements after which the same organisation has said nothing else on "
    "the same principle; organisations that took part and have not responded at all. Whether anybody answered a "
    "disagreement is not in the data."
)


def helpers(
    look: Looking, chosen: Filters, responses: pd.DataFrame, every: pd.DataFrame, found: pd.DataFrame
) -> None:
    """Requests for help with at most three that could help, each with the reason; all of them in the download."""
    asked = responses[responses["kind"] == "help_wanted"]
    if asked.empty:
        return
    st.header("Who can help whom")
    rows = of_data(_pairs, asked, every, found)
    near = int((found.loc[found["near"] <= NEARBY, "request"]).nunique())
    words = f"{near:,} of {counted(len(asked), 'request')} for help: a champion or a case study of the principle nearby"
    st.write(f"{words}; at most {SHOWN} a request are shown, all are in the download.")
    shown = rows[rows["Place"].fillna(1) <= SHOWN].drop(columns="Place")
    st.dataframe(shown, hide_index=True, height=_height(shown), key="table-helpers", width="stretch")
    offer(look, rows.drop(columns="Place"), "Requests for help and who could help", chosen.words, "helpers")
    about(look, ["afterwards/responses", "afterwards/counterparts"], MATCHED)


def _height(rows: pd.DataFrame) -> int | str:
    """A short table is as high as its rows, a long one scrolls."""
    return "auto" if len(rows) <= FEW else 440


def _pairs(asked: pd.DataFrame, every: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """One row a request and helper; a request with none has one row that says so."""
    facts = every[["response", "organisation_name", "kind_name", "area", "stage"]].add_suffix("_offer")
    rows = asked.merge(found.drop(columns="kind_offer"), left_on="response", right_on="request", how="left")
    rows = rows.merge(facts, left_on="offer", right_on="response_offer", how="left")
    rows = rows.sort_values(["organisation_name", "response", "place"])
    rows["why"] = rows["why"].astype(object).fillna("Nobody with this principle yet")
    rows["stage_offer"] = rows["stage_offer"].map(STAGES)
    columns = {
        "organisation_name": "Asks for help", "organisation_name_offer": "Could help", "why": "Why",
        "principle_name": "Principle", "area": "Borough", "kind_name_offer": "As", "area_offer": "Its borough",
        "stage_offer": "Got as far as", "text": "In its words", "place": "Place",
    }  # fmt: skip
    named = rows[list(columns)].rename(columns=columns)
    texts = [name for name in named if name != "Place"]
    named[texts] = named[texts].astype(object).where(named[texts].notna(), "")
    return named


def each_organisation(
    look: Looking, chosen: Filters, responses: pd.DataFrame, members: pd.DataFrame, items: pd.DataFrame
) -> None:
    """The latest stage of every organisation, in all and for each principle; not known where it named none."""
    named = of_data(_each, responses, members, items)
    with st.expander("Each organisation and how far it has got"):
        table(look, named, "How far each organisation has got", chosen.words, "each", height=_height(named))


def _each(responses: pd.DataFrame, members: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    answers = under_items(responses, items).rename(columns={"organisation_name": "name"})
    in_all = latest_stages(answers, ["name"]).set_index("name")["stage"]
    by_item = latest_stages(answers, ["name", "item"]).pivot(index="name", columns="item", values="stage")
    names = items[["item", "name"]].drop_duplicates()
    shown = members[["name", "kind"]].assign(stage=members["name"].map(in_all).astype(object))
    shown = shown.join(by_item.reindex(columns=names["item"]).astype(object), on="name").fillna("unknown")
    columns = ["stage", *names["item"]]
    order = shown["stage"].map(list(STAGES).index)
    shown[columns] = shown[columns].replace(STAGES)
    shown = shown.assign(order=order).sort_values(["order", "name"]).drop(columns="order")
    return shown.set_axis(["Organisation", "Kind", "Latest stage", *names["name"]], axis=1)


def follow_up_list(
    look: Looking,
    chosen: Filters,
    responses: pd.DataFrame,
    every: pd.DataFrame,
    found: pd.DataFrame,
    members: pd.DataFrame,
) -> None:
    """Whom to go back to, and what about."""
    served = look.ask("organisations/areas").groupby("organisation")["name"].agg(", ".join)
    heard = members[members["participants"] > 0]
    heard = heard.assign(area=heard["organisation"].map(served).fillna("Not known"))
    rows = of_data(follow_up, responses, every, found, heard, set(every["organisation_name"]))
    st.header("Whom to follow up")
    st.write(follow_up_words(rows))
    if rows.empty:
        return
    rows = rows[["organisation", "what", "principle", "area", "since"]]
    named = rows.set_axis(["Organisation", "What to do", "Principle", "Borough", "Since"], axis=1)
    named["Since"] = pd.to_datetime(named["Since"]).dt.date
    table(look, named, "Whom to follow up", chosen.words, "follow-up", {"Since": DAY}, _height(named))
    about(look, ["afterwards/responses", "organisations/list"], LISTED)


def responses_in_full(look: Looking, chosen: Filters, responses: pd.DataFrame) -> None:
    """Every response, in its own words."""
    columns = {
        "organisation_name": "Organisation", "organisation_kind": "Kind of organisation", "area": "Borough",
        "kind_name": "Response", "principle_name": "Principle", "stage": "Stage", "responded_at": "Day",
        "text": "Words",
    }  # fmt: skip
    named = responses.assign(stage=responses["stage"].map(STAGES))[list(columns)].rename(columns=columns)
    moments = pd.to_datetime(named["Day"]).dt.tz_localize("UTC").dt.tz_convert("Europe/London")
    named["Day"] = moments.dt.date
    with st.expander("Every response"):
        table(look, named, "Every response", chosen.words, "responses", {"Day": DAY}, _height(named))
        about(look, ["afterwards/responses"])
