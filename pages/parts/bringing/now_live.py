"""What is live now, and the way back to what was before."""

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.deciding import made_live
from pages.parts.folder import programme_folder
from queries.findings.programme import heading
from warehouse.live import Release, current, releases, roll_back
from warehouse.refusal import Refused
from warehouse.standing import Standing, standing


def what_is_live() -> None:
    """The live release in a sentence and a table of its sources."""
    live = standing(current(programme_folder()))
    st.markdown(f"**Live now:** {in_words(live)}")
    rows = [
        {
            "Source": each.name,
            "Files": each.files,
            "Rows in": each.rows_in,
            "Imported": pd.Timestamp(each.imported_at).tz_localize("UTC").tz_convert("Europe/London").tz_localize(None),
        }
        for each in live.sources
    ]
    columns = {
        "Rows in": st.column_config.NumberColumn(format="localized"),
        "Imported": st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm"),
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", column_config=columns)


def in_words(held: Standing) -> str:
    """A release in a sentence."""
    made_up = " This is made-up data." if held.made_up else ""
    return as_written(f"{heading(pd.Series(held.totals))}; {held.totals['contributions']:,} contributions.{made_up}")


def roll_back_offered(key: object) -> None:
    """Offer to go back to the release before, where there is one; asked twice."""
    before = _before()
    if before is None:
        return
    with st.popover("Go back to the release before"):
        try:
            st.markdown(f"Live would be again: {in_words(standing(before))}")
        except Refused as why:
            st.error(as_written(why.why))
            return
        st.caption("What is live now is kept, so that you can come back to it in the same way.")
        if st.button("Yes, go back", type="primary", key=f"rollback-{key}"):
            made_live(lambda _: roll_back(programme_folder()).name, "rollback", "The release before is live again.")


def _before() -> Release | None:
    folder = programme_folder()
    return next((release for release in releases(folder) if release != current(folder)), None)
