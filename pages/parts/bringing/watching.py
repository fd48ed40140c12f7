"""Long work, watched while it runs."""

import time

import duckdb
import streamlit as st

from pages.parts.first_start import EVERY, Preparation
from warehouse.refusal import Refused

LEFT_OVER = 30  # more than any step draws


def finished(work: Preparation) -> object:
    """What the work came to, once it is done; why it failed, in a sentence. A bar shows how far it is meanwhile."""
    bar = st.progress(work.share, work.doing)
    for _ in range(LEFT_OVER):  # what the step before drew below stands until the run ends, and could be pressed
        st.empty()
    while not work.outcome.done():
        bar.progress(work.share, work.doing)
        time.sleep(EVERY)
    bar.empty()
    try:
        return work.outcome.result()
    except (Refused, OSError, duckdb.Error) as why:
        return str(why)
