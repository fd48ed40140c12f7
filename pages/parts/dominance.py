"""A warning where the votes on a principle come from one organisation more than from the others."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from access import sees_true_counts
from pages.parts.banners import as_written
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
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
    if said := _sentences(look, chosen, direct, share):
        lines = "\n".join(f"- {as_written(sentence)}. {_only_because(name)}" for sentence, name in said)
        st.warning(f"One organisation gave more than {share:.0%} of the votes:\n{lines}")


@remembered
def _sentences(look: Looking, chosen: Filters, direct: bool, share: float) -> tuple[tuple[str, str], ...]:
    """A sentence for each principle that one organisation dominates, and the principle's name."""
    return tuple(dominant(top_organisations(look, chosen, direct), share))


def _only_because(principle: str) -> str:
    """A link to the page that counts without them, under the same filters."""
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key != "one"}
    return f"[Is it only because of them?](holds?{urlencode(kept | {'one': principle}, doseq=True)})"
