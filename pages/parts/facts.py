"""What is known of a borough before anybody took part in anything."""

import streamlit as st

from geo import areas
from pages.parts.remembering import of_data

BOARD = "icb_2022"


def facts(chosen: tuple[str, ...], year: int) -> None:
    """A line a chosen area: official name, residents, deprivation, and its NHS bodies of 2014 and 2022."""
    known = set(areas.code_of().values())
    for code in [code for code in chosen if code in known]:
        st.caption(of_data(in_words, code, year))


def in_words(code: str, year: int) -> str:
    """One area's facts in a sentence."""
    area = areas.areas().set_index("gss_code").loc[code]
    people = areas.population()
    residents = people[(people["gss_code"] == code) & (people["year"] == year)]["residents"].iloc[0]
    groups = areas.ccgs_2014()
    groups = [
        f"NHS {group.ccg_name}{'' if group.part == 'all' else f' ({group.part})'}"
        for group in groups[groups["gss_code"] == code].itertuples()
    ]
    levels = areas.levels()
    board = levels[(levels["level"] == BOARD) & (levels["gss_code"] == code)]["group_name"].iloc[0]
    return (
        f"{area['official_name']}: {residents:,} residents in {year}; deprivation score {area['imd_2015']:.1f} in 2015 "
        f"(higher is more deprived); {' and '.join(groups)} in 2014; {board} integrated care board from 2022."
    )
