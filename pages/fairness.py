"""Fair or chance: was London heard evenly, and would chance alone make such differences?"""

import numpy as np
import pandas as pd
import streamlit as st

from access import Viewer
from charts.bars import describe_intervals, interval_dots
from charts.points import deprivation_chart, describe_points
from geo.areas import areas as london_areas
from pages.parts.areas import average_rate, counted_areas, deprivation_year, population_year
from pages.parts.attributes import attributes
from pages.parts.banners import as_written
from pages.parts.chance import evenness, funnel, resemblance
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from queries.findings.coverage import heading as coverage_heading
from queries.findings.coverage import nobody_placed
from queries.findings.fairness import adjusted, deprivation_words, heading, inner_outer_words, spread_words, verdict
from queries.stats.gradient import Gradient, rate_gradient, widened_interval
from queries.stats.rates import rate_interval

TITLE = "Fair or chance"
ADDRESS = "fairness"
STEP = 10  # points of the score of deprivation
FAR = 1.5  # standard deviations from the line from which a borough is named
MADE = (
    "Both comparisons are a log-linear line through the rates of the 32 boroughs (quasi-Poisson): boroughs differ "
    "for many reasons, so the yardstick of chance is how much they differ from the line, never less than the chance "
    "of single people. The two p-values are corrected for being two (Benjamini-Hochberg); a difference is clear where "
    "p is at most 0.05. Inner boroughs are also the more deprived ones, so the two findings are not independent. Inner "
    "and outer London are those of the Office for National Statistics; the City of London is in neither."
)
BOROUGH_MADE = (
    " The score is the borough's average in the English Indices of Deprivation of {year}; boroughs with a name lie "
    "furthest from the line."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    areas = counted_areas(look, chosen.everywhere(), "borough")
    boroughs = of_data(_boroughs, areas, deprivation_year(look, chosen))
    total = boroughs["participants"].sum()
    if not total:
        st.title(coverage_heading(areas) if nobody_placed(areas) else "Nobody has been heard yet")
        st.caption(f"Showing {as_written(chosen.everywhere().words)}.")
        st.write("Fair or chance can be told once people take part whose borough is known.")
        attributes(look, chosen.everywhere())
        return
    outer, deprived = of_data(_gradients, boroughs)
    p = adjusted([outer.p, deprived.p])
    st.title(heading(verdict(outer, p[0]), verdict(deprived, p[1])))
    said = _counted(areas, total, population_year(look, chosen))
    st.caption(f"Showing {as_written(chosen.everywhere().words)}. {said}")
    _inner_outer(look, chosen, boroughs, outer, p[0])
    _deprivation(look, chosen, boroughs, deprived, p[1])
    funnel(look, chosen, boroughs)
    evenness(look, boroughs)
    resemblance(look, chosen, boroughs)
    attributes(look, chosen.everywhere())


def _counted(areas: pd.DataFrame, total: float, year: int) -> str:
    elsewhere = areas.loc[areas["kind"] != "borough", "participants"].sum()
    said = f"Counted are the {total:,.0f} people heard from the 32 boroughs and their residents in mid-{year}"
    if not elsewhere:
        return f"{said}."
    return f"{said}; {elsewhere:,.0f} of the City of London or of no single known borough are in none of this."


def _boroughs(areas: pd.DataFrame, year: int) -> pd.DataFrame:
    """The 32 boroughs of `counted_areas` with name, abbreviation, kind ("inner", "outer") and score of deprivation."""
    known = london_areas()[["gss_code", "abbreviation", "inner_outer_ons", f"imd_{year}"]]
    known = known.set_axis(["group_code", "abbreviation", "kind", "score"], axis=1)
    rows = areas[areas["kind"] == "borough"].drop(columns="kind").merge(known, on="group_code", validate="one_to_one")
    return rows.assign(kind=rows["kind"].str.lower(), year=year).rename(columns={"group_name": "name"})


def _gradients(boroughs: pd.DataFrame) -> tuple[Gradient, Gradient]:
    """Outer against inner London, and 10 points of deprivation against none."""
    counts = boroughs["participants"].astype(float), boroughs["residents"].astype(float)
    return rate_gradient(*counts, boroughs["kind"] == "outer"), rate_gradient(*counts, boroughs["score"] / STEP)


def _inner_outer(look: Looking, chosen: Filters, boroughs: pd.DataFrame, gradient: Gradient, p: float) -> None:
    st.header("Inner and outer London")
    groups = of_data(_halves, boroughs, gradient)
    st.markdown(inner_outer_words(groups, gradient, p))
    _dots(groups, average_rate(boroughs.assign(kind="borough")))
    _caption(spread_words(gradient.dispersion))
    columns = {
        "name": "Part of London", "participants": "People", "residents": "Residents", "rate": "Per 10,000",
        "low": "From", "high": "To",
    }  # fmt: skip
    with st.expander("As a table"):
        shown = groups[list(columns)].rename(columns=columns)
        table(look, shown, "Inner and outer London", chosen.everywhere().words, "inner", _tenths("Per 10,000"))
    about(look, ["coverage/areas"], MADE)


def _halves(boroughs: pd.DataFrame, gradient: Gradient) -> pd.DataFrame:
    """Inner and outer London: name, participants, residents, rate, low, high."""
    groups = boroughs.groupby("kind")[["participants", "residents"]].agg(lambda values: values.sum(skipna=False))
    groups = groups.loc[["inner", "outer"]].astype(float)
    spans = [widened_interval(*row, gradient.dispersion, len(boroughs)) for row in groups.itertuples(index=False)]
    rate, low, high = rate_interval(groups["participants"], groups["residents"])
    known = zip(np.transpose(spans) * 10_000, (low, high), strict=True)
    low, high = (np.where(np.isnan(wide), own, wide) for wide, own in known)
    return groups.assign(name=["Inner London", "Outer London"], rate=rate, low=low, high=high)


def _dots(groups: pd.DataFrame, average: float) -> None:
    options = {"value": "rate", "title": "People per 10,000 residents", "average": average}
    options["unit_format"] = ".1f" if average >= 0.5 else ".2f"
    shown = groups[["name", "rate", "low", "high"]]
    picture(
        spec(interval_dots, shown, **options, dark=dark()),
        described(describe_intervals, shown, **options),
        f"inner-{dark()}",
    )


def _deprivation(look: Looking, chosen: Filters, boroughs: pd.DataFrame, gradient: Gradient, p: float) -> None:
    st.header("Deprived boroughs")
    year = int(boroughs["year"].iloc[0])
    st.markdown(deprivation_words(gradient, p, year))
    line, far = of_data(_line, boroughs, gradient)
    frame = boroughs[["name", "abbreviation", "rate", "score", "kind"]].assign(labelled=far)
    picture(
        spec(deprivation_chart, frame, line=line, year=year, dark=dark()),
        described(describe_points, frame, across="deprivation"),
        f"deprivation-{dark()}",
    )
    _caption(spread_words(gradient.dispersion))
    columns = {
        "name": "Borough", "score": "Deprivation", "participants": "People", "residents": "Residents",
        "rate": "Per 10,000", "low": "From", "high": "To",
    }  # fmt: skip
    with st.expander("As a table"):
        shown = boroughs.sort_values(["score", "name"], ascending=[False, True])[list(columns)].rename(columns=columns)
        words = chosen.everywhere().words
        table(look, shown, "Deprivation and reach", words, "deprivation", _tenths("Per 10,000", "Deprivation"))
    about(look, ["coverage/areas"], MADE + BOROUGH_MADE.format(year=year))


def _caption(words: str) -> None:
    if words:
        st.caption(words)


def _line(boroughs: pd.DataFrame, gradient: Gradient) -> tuple[pd.DataFrame, np.ndarray]:
    """The line through the rates, from the least deprived borough to the most, and which boroughs lie far from it."""
    if not np.isfinite(gradient.ratio):
        return pd.DataFrame({"score": [], "rate": []}), np.zeros(len(boroughs), dtype=bool)
    score = np.linspace(boroughs["score"].min(), boroughs["score"].max(), 25)
    line = pd.DataFrame({"score": score, "rate": gradient.start * gradient.ratio ** (score / STEP) * 10_000})
    expected = gradient.start * gradient.ratio ** (boroughs["score"] / STEP) * boroughs["residents"]
    apart = (boroughs["participants"] - expected) / np.sqrt(gradient.dispersion * expected)
    return line, (apart.abs() >= FAR).to_numpy()


def _tenths(*more: str) -> dict:
    return {name: st.column_config.NumberColumn(format="%.1f") for name in ("From", "To", *more)}
