"""A warning where the votes on a principle come from one organisation more than from the others."""

import pandas as pd
import streamlit as st

from access import sees_true_counts
from pages.parts.banners import as_written
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.findings.voices import dominant
from warehouse.settings import settings


def top_organisations(look: Looking, chosen: Filters, direct: bool) -> pd.DataFrame:
    """Each principle with the organisation that gave most of its votes (see `voices/principles`)."""
    return look.ask("voices/principles", framework=chosen.framework, direct=direct, **chosen.values())


def dominance_banner(look: Looking, chosen: Filters, direct: bool) -> None:
    """Name the principles that one organisation gave more than `dominant_share` of the votes on, and the organisation.

    Nothing is said to whoever does not see true counts.
    """
    if not sees_true_counts(look.viewer):
        return
    share = settings()["votes"]["dominant_share"]
    if said := dominant(top_organisations(look, chosen, direct), share):
        lines = "\n".join(f"- {as_written(sentence)}." for sentence in said)
        st.warning(f"One organisation gave more than {share:.0%} of the votes:\n{lines}")
