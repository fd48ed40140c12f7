"""Alerts: what a lead and the design group should look at now."""

from collections.abc import Callable

import streamlit as st

from access import sees_true_counts
from pages.parts.banners import as_written
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from pages.parts.targets import as_of, with_pace
from queries.findings.alerts import Alert, alerts
from queries.findings.reach import spoken
from warehouse.settings import settings

SHOWN = 5


def show_alerts(look: Looking, address: Callable[[Alert], str]) -> None:
    """Draw the alerts of the whole programme, each as a link to an address; nothing where there is none."""
    if not sees_true_counts(look.viewer):
        return
    now = as_of(look)
    if now.last is None:
        return
    day = now.day if now.running else now.last
    targets = with_pace(look)
    quiet_days = settings()["alerts"]["quiet_days"]
    found = of_data(alerts, look.ask("coverage/last_days"), targets, day, now.first, quiet_days)
    if not found:
        return
    why = "" if now.running else ", the last day with data"
    with st.container(border=True):
        st.markdown(f"**Look at this** :small[as of {spoken(day)}{why}; whole programme]")
        told = [f"- [{as_written(alert.sentence)}]({address(alert)})" for alert in found]
        st.markdown("\n".join(told[:SHOWN]))
        if more := told[SHOWN:]:
            with st.expander(f"{len(more)} more"):
                st.markdown("\n".join(more))
