"""Step 2: what the files were recognised as, and where they belong."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.bringing.keeping import mapping_to_keep
from pages.parts.bringing.state import Bringing, cancelling, go
from pages.parts.folder import programme_folder
from queries.findings.bringing import what_will_happen
from queries.findings.words import counted, listed
from warehouse.contract.terms import reference
from warehouse.live import current
from warehouse.personal.masking import mask
from warehouse.previewing import Preview, Seen
from warehouse.programme import Programme
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.standing import Standing, standing

WIDEST = 30  # columns of a table's first rows
OTHERWISE = "Another name …"


def draw(now: Bringing) -> None:
    """Show what was recognised; ask where it belongs."""
    st.header("What was recognised")
    for given, kept in now.upload.renamed.items():
        st.caption(f"{as_written(given)} is taken as {as_written(kept)}.")
    for export in now.previews:
        _export(export, several=len(now.previews) > 1)
    if now.mapping:
        mapping_to_keep(now)
    live = standing(current(programme_folder()))
    recognised = all(export.recognised for export in now.previews)
    if recognised:
        _belongs(now, live)
    else:
        st.warning("Say which column is which, so that these files can be read.")
    with st.container(horizontal=True):
        if st.button("Check", type="primary", disabled=not recognised, key=f"check-{now.round}"):
            now.trial = now.work = None
            now.options = replace(now.options, sign=None, sheet=None, dates=None, older_ok=False)
            go(now, "check")
        _explaining(now, recognised)
        cancelling(now)


def _explaining(now: Bringing, recognised: bool) -> None:
    several = len(now.previews) > 1
    if several and recognised:
        return
    kind = "secondary" if recognised else "primary"
    words = "Read them otherwise" if recognised else "Say which column is which"
    if st.button(words, type=kind, disabled=several, key=f"explain-{now.round}"):
        go(now, "explain")
    if several:
        st.caption("That can be said for one export at a time: cancel, and bring this one alone.")


def _export(export: Preview, several: bool) -> None:
    if several:
        st.markdown(f"**{as_written(export.source)}**")
    rows = [_recognised(seen) for seen in export.tables]
    st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", height="content")
    if export.others:
        st.caption(f"Not read, as they are no tables: {as_written(listed(export.others))}.")
    if export.programme:
        st.caption(f"The programme's terms come with them: {as_written(export.programme.name)}.")
    for name in (seen.name for seen in export.tables if seen.doubtful):
        said = f"More columns of {name} would be left out than taken. Read it otherwise, if that is not what you want."
        st.warning(as_written(said))
    for why in dict.fromkeys(seen.why for seen in export.tables if seen.why):
        st.warning(as_written(why))
    names = [seen.name for seen in export.tables]
    with st.expander("The first rows, as they are written", expanded=not export.recognised):
        places = range(len(names))
        key = f"rows-{export.source}"
        place = st.selectbox("Table", places, format_func=names.__getitem__, key=key) if len(names) > 1 else 0
        _first_rows(export.tables[place])


def _recognised(seen: Seen) -> dict[str, str]:
    """One table in a line: what it is, which of its columns are taken as which of ours, which are left out."""
    formats = listed(sorted({plan.format for plan in seen.plans}))
    formats = {"canonical": "the programme's own format", "mapping": "as you said"}.get(formats, formats)
    taken = dict.fromkeys(
        theirs if theirs == ours else f"{theirs} → {ours}"
        for plan in seen.plans
        if plan.table
        for ours, theirs in plan.columns.items()
    )
    what = f"{formats}: {listed(seen.tables)}" if seen.tables else f"{formats}: for checking only"
    return {
        "File": seen.name,
        "Recognised as": what if seen.plans else "not recognised",
        "Columns left out": ", ".join(dict.fromkeys(cell for plan in seen.plans for cell in plan.dropped)),
        "Columns taken": ", ".join(taken),
    }


def _first_rows(seen: Seen) -> None:
    names = [f"{name or 'no name'}" for name in seen.header[:WIDEST]]
    names = [name if names.index(name) == place else f"{name} ({place + 1})" for place, name in enumerate(names)]
    rows = [[mask(cell)[0] for cell in row[:WIDEST]] for row in seen.rows]
    st.dataframe(pd.DataFrame(rows, columns=names, dtype="string"), hide_index=True, width="stretch")
    more = f" of the first {WIDEST} of {len(seen.header):,} columns" if len(seen.header) > WIDEST else ""
    st.caption(f"{counted(len(rows), 'row')}{more}. E-mail addresses, phone numbers and the like are masked here.")


def _belongs(now: Bringing, live: Standing) -> None:
    """Ask what the source is called and how it is read; say what will happen."""
    st.header("Where it belongs")
    guess = now.previews[0].source
    source = _source(now, live, guess) if len(now.previews) == 1 else None
    with st.expander("Options that most people leave alone"):
        add = st.checkbox(
            "Add these rows to those of the same source that are live, instead of replacing them",
            value=now.options.add,
            key=f"add-{now.round}",
        )
        principle = _principle(now, live.programme)
    # A name that is only guessed is not insisted on: the same files under another name are then known as such.
    now.options = replace(now.options, source=None if source == guess else source, add=add, principle=principle)
    coming = [source] if source else [export.source for export in now.previews]
    made_up = any(export.programme and export.programme.made_up for export in now.previews)
    said = what_will_happen([(each.name, each.made_up) for each in live.sources], coming, made_up, add)
    st.info("  \n".join(as_written(sentence) for sentence in said))


def _source(now: Bringing, live: Standing, guess: str) -> str:
    """The name that the export's source is to have."""
    known = [each.name for each in live.sources if not each.made_up]
    names = [*dict.fromkeys(filter(None, [guess, *known, now.options.source])), OTHERWISE]
    chosen = st.selectbox(
        "Name of this platform and conversation",
        names,
        index=names.index(now.options.source or guess),
        format_func=lambda name: f"{name} (live now: these files replace its rows)" if name in known else name,
        key=f"source-{now.round}",
        help="A newer export of the same conversation should have the same name as before.",
    )
    if chosen != OTHERWISE:
        return chosen
    return st.text_input("Name", key=f"name-{now.round}", max_chars=80).strip() or guess


def _principle(now: Bringing, live: Programme) -> str | None:
    """The principle that a whole conversation is about."""
    terms = next((export.programme for export in now.previews if export.programme), live)
    names = {
        f"{row['framework']}:{row['code']}": f"{row['code']} {row['name']}"
        for row in reference("principles")
        if row["framework"] == terms.framework
    }
    options = [None, *names]
    return st.selectbox(
        "Every idea in these files is about one principle",
        options,
        index=options.index(now.options.principle) if now.options.principle in options else 0,
        format_func=lambda principle: names.get(principle, "No, or the files say themselves which"),
        key=f"principle-{now.round}",
    )


def look_again(now: Bringing) -> bool:
    """Recognise the files anew after something was said of them; False, with the sentence on the page, where they are
    refused."""
    try:
        now.look_at_files()
    except (Refused, NeedsAnswer, OSError) as why:
        st.error(as_written(str(why)))
        return False
    return True
