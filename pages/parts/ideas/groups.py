"""Groups of people that ideas are compared between: which kind of group, and which one."""

import pandas as pd
import streamlit as st

from pages.parts.filters import Filters
from pages.parts.programme import Looking

ROLES = "Roles"
KINDS_OF_GROUPS = {ROLES: "role", "Kinds of organisation": "organisation_kind", "Boroughs": "borough"}
UNKNOWN = "unknown"


def kind_of_group(label: str, key: str, more: dict[str, str] | None = None) -> str:
    """Draw the choice of what the groups are, kept in the address under `key`; gives its code for the questions."""
    kinds = {**(more or {}), **KINDS_OF_GROUPS}
    chosen = st.segmented_control(
        label, list(kinds), default=next(iter(kinds)), key=key, bind="query-params", required=True
    )
    return kinds[chosen]


def one_group(names: list[str], grouping: str, key: str) -> str:
    """Draw the choice of one group. Each kind of group has its own place in the address."""
    return st.selectbox("Group", names, key=f"{key}_{grouping}", bind="query-params", width=360)


def known_voters(look: Looking, chosen: Filters, grouping: str) -> pd.DataFrame:
    """group_code, group_name and people who voted on ideas, of every group but the unknown one."""
    voters = look.ask("ideas/voters", grouping=grouping, **chosen.values())
    return voters[voters["group_code"] != UNKNOWN]
