"""Who was heard against the population, by each attribute that the programme declares."""

import pandas as pd
import streamlit as st

from charts.population import describe_beside_population, shares_beside_population
from pages.parts.banners import as_written
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from queries.findings.fairness import adjusted, attribute_words
from queries.stats.chance import Fit, fit_to_population
from queries.stats.evenness import dissimilarity, fair_dissimilarity
from queries.stats.shares import wilson

DECLARE = (
    "This programme asks nothing more of its people. To compare them with the population, by age for example, declare "
    "the question in programme.toml, with a column of that name in the list of participants:"
)
EXAMPLE = '[[attribute]]\nname = "age_group"\nvalues = ["16 to 34", "35 and over"]\nshares = [0.4, 0.6]\n'
MADE = (
    "Shares are of the people whose value is known, with Wilson's 95% interval. Whether chance alone could make such "
    "a difference is a chi-square test against the population's shares (drawn 9,999 times where fewer than 5 are "
    "expected of a value), corrected for the number of attributes. Those whose value is not known have a row of their "
    "own and are in no test: if they are many, who they are matters more."
)


def attributes(look: Looking, chosen: Filters) -> None:
    """A section for every attribute; where none is declared, how to declare one."""
    frame = look.ask("coverage/attributes", **chosen.values())
    st.header("Who was heard, against the population")
    if frame.empty:
        st.caption(DECLARE)
        st.code(EXAMPLE, language="toml", wrap_lines=True)
        return
    found = [(name, rows.reset_index(drop=True)) for name, rows in frame.groupby("attribute", sort=False)]
    fits = [_fit(rows.dropna(subset=["value"])) for _, rows in found]
    for (name, rows), fit, p in zip(found, fits, adjusted([fit.p for fit in fits]), strict=True):
        _attribute(look, chosen, name, rows, fit, p)
    about(look, ["coverage/attributes"], MADE)


def _fit(known: pd.DataFrame) -> Fit:
    """The test against the population; nan where its shares are not declared, or are 0 where somebody was heard."""
    people, shares = known["participants"].astype(float), known["population_share"].astype(float)
    if shares.isna().any() or ((shares <= 0) & (people > 0)).any():
        return Fit(float("nan"), 0, float("nan"), float("nan"), int(people.sum()), False)
    return fit_to_population(people, shares)


def _attribute(look: Looking, chosen: Filters, name: str, rows: pd.DataFrame, fit: Fit, p: float) -> None:
    known = rows.dropna(subset=["value"]).reset_index(drop=True)
    people, shares = known["participants"].astype(float), known["population_share"].astype(float)
    total = people.sum()
    low, high = wilson(people, total)
    known = known.assign(share=people / total if total else float("nan"), low=low, high=high)
    moved, by_chance = dissimilarity(people, shares), fair_dissimilarity(int(total), shares)
    spoken = name.replace("_", " ")
    st.markdown(as_written(attribute_words(spoken, known, fit, p, moved, by_chance)))
    if total and shares.notna().all():
        drawn = known.rename(columns={"value": "name", "population_share": "population"})
        drawn = drawn[["name", "share", "low", "high", "population"]]
        title = f"Share of the people heard, by {spoken}"
        picture(
            spec(shares_beside_population, drawn, title=title, dark=dark()),
            described(describe_beside_population, drawn, title=title),
            f"attribute-{name}-{dark()}",
        )
    unknown = int(rows.loc[rows["value"].isna(), "participants"].sum())
    if unknown:
        st.caption(as_written(f"Of {unknown:,} more the {spoken} is not known."))
    shown = rows[["value", "participants"]].join(known[["share", "low", "high", "population_share"]])
    shown = shown.assign(value=shown["value"].fillna("Not known"))
    shown = shown.set_axis([spoken.capitalize(), "People", "Share", "From", "To", "Population"], axis=1)
    percent = st.column_config.NumberColumn(format="percent")
    columns = dict.fromkeys(("Share", "From", "To", "Population"), percent)
    with st.expander("As a table"):
        table(look, shown, f"People by {spoken}", chosen.words, f"attribute-{name}", columns)
