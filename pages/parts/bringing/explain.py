"""Step 3, for files in no format we know: what a row is, and which column is which."""

import re

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.bringing.columns import columns_said
from pages.parts.bringing.look import look_again
from pages.parts.bringing.meanings import dates_said, values_said
from pages.parts.bringing.state import Bringing, cancelling, go
from pages.parts.folder import programme_folder
from queries.findings.words import listed
from warehouse.contract.terms import Terms, terms_of
from warehouse.importers.mapping import as_toml
from warehouse.importers.mapping.drafting import Draft, mapping_from
from warehouse.importers.mapping.guessing import READINGS, guessed, suggested
from warehouse.live import current
from warehouse.previewing import Seen, Values, values_of
from warehouse.refusal import Refused
from warehouse.standing import standing

Drafts = dict[tuple[int, str], Draft]


def draw(now: Bringing) -> None:
    """Ask what the rows of each table are, and what its columns and words mean."""
    export = now.previews[0]
    st.header("Which column is which?")
    st.markdown("What we guess from the names of the columns is filled in. Correct it; leave out what is not there.")
    terms = terms_of(export.programme or standing(current(programme_folder())).programme)
    drafts: Drafts = {}
    still: list[str] = []
    for place, seen in enumerate(export.tables):
        drafts |= _table(now, place, seen, terms, still)
    still += [_lacking(draft) for draft in drafts.values() if draft.missing]
    if still:
        st.warning("Still needed: " + as_written("; ".join(still)) + ".")
    elif drafts:
        st.success("All that is needed is there.")
    name = st.text_input(
        "Name of this platform and conversation",
        value=now.mapping.source if now.mapping and now.mapping.source else export.source.rpartition(":")[2],
        max_chars=80,
        key=f"mapped-{now.round}",
        help="A newer export of the same conversation should have the same name.",
    ).strip()
    with st.container(horizontal=True):
        whole = bool(drafts and name and not still)
        if st.button("Use this", type="primary", disabled=not whole, key=f"use-{now.round}"):
            _use(now, name, drafts)
        if st.button("Back", key=f"back-explain-{now.round}"):
            go(now, "look")
        cancelling(now)


def _lacking(draft: Draft) -> str:
    named = [column.replace("_", " ") for column in draft.missing]
    return f"{READINGS[draft.reading].words}: {listed(named)}"


def _table(now: Bringing, place: int, seen: Seen, terms: Terms, still: list[str]) -> Drafts:
    """How one table is read: its drafts, one for each of the things that a row is. What is open is added to `still`."""
    before = [reading for at, reading in now.drafts if at == place]
    with st.container(border=True):
        st.markdown(f"**{as_written(seen.name)}**")
        if seen.plans and not before and not seen.doubtful:
            st.caption("Recognised already. Say something here only to have it read otherwise.")
        readings = st.multiselect(
            "A row of it is",
            list(READINGS),
            default=before or ([] if seen.plans and not seen.doubtful else suggested(seen.header)),
            format_func=lambda reading: READINGS[reading].words,
            key=f"readings-{place}-{now.round}",
            help="A row may be several things: an idea, and a count of likes.",
        )
        if not readings:
            return {}
        try:
            with st.spinner("Reading the columns"):
                values = now.values[place] = now.values.get(place) or values_of(seen, now.upload.work)
        except (Refused, OSError) as why:
            st.error(as_written(str(why)))
            return {}
        drafts = {(place, reading): _draft(now, place, seen, reading, values, terms) for reading in readings}
        order = next((draft.dates for (at, _), draft in now.drafts.items() if at == place and draft.dates), None)
        if not dates_said(list(drafts.values()), values, order, f"{place}-{now.round}"):
            still.append(f"{seen.name}: whether the day or the month comes first")
        return drafts


def _draft(now: Bringing, place: int, seen: Seen, reading: str, values: dict[str, Values], terms: Terms) -> Draft:
    """What the person says of one reading of a table."""
    st.markdown(f"##### {READINGS[reading].words}")
    before = now.drafts.get((place, reading))
    guess = before.columns if before else guessed(READINGS[reading], seen.header)
    draft = Draft(seen.header, reading)
    key = f"{place}-{reading}-{now.round}"
    draft.columns, draft.fixed = columns_said(READINGS[reading], seen.header, values, guess, before, key)
    draft.values = values_said(draft, values, terms, before, key)
    return draft


def _use(now: Bringing, name: str, drafts: Drafts) -> None:
    """Look at the files by this mapping."""
    now.drafts = drafts
    explained = {place for place, _ in drafts}
    others = [seen.header for place, seen in enumerate(now.previews[0].tables) if place not in explained]
    called = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "mapping"
    try:
        mapping = mapping_from(called, name, list(drafts.values()), others)
    except Refused as why:
        st.error(as_written(why.why))
        return
    now.upload.write_mapping(called, as_toml(mapping))
    if look_again(now):
        now.mapping = mapping
        go(now, "look")
