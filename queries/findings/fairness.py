"""What inner and outer London, deprivation and declared attributes say: fair, unfair, or no more than chance."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from queries.findings.words import counted, listed, percent
from queries.stats.chance import Fit
from queries.stats.gradient import Gradient

MORE, LESS, NO_DIFFERENCE, UNKNOWN = "more", "less", "no clear difference", "unknown"
SIGNIFICANT = 0.05


def adjusted(p: Sequence[float]) -> list[float]:
    """p-values with the false discovery rate controlled over those that are known (Benjamini & Hochberg 1995)."""
    found = np.asarray(p, dtype=float).copy()
    known = np.isfinite(found)
    if known.any():
        found[known] = false_discovery_control(found[known])
    return found.tolist()


def verdict(gradient: Gradient, p: float) -> str:
    """Whether those higher up were heard "more" or "less", by an adjusted `p`; or "no clear difference", "unknown"."""
    if not np.isfinite(p):
        return UNKNOWN
    if p > SIGNIFICANT:
        return NO_DIFFERENCE
    return MORE if gradient.ratio > 1 else LESS


def heading(outer: str, deprived: str) -> str:
    """One sentence. `outer`, `deprived`: the verdicts on outer against inner London and on more deprived boroughs."""
    clear = (MORE, LESS)
    if outer in clear and deprived in clear:
        return (
            f"Outer London was heard {outer} than inner London, and deprived boroughs {deprived} than others, both by "
            "more than chance"
        )
    if outer in clear:
        rest = "no clear difference" if deprived == NO_DIFFERENCE else "too few people to tell"
        return f"Outer London was heard {outer} than inner London, by more than chance; {rest} by deprivation"
    if deprived in clear:
        rest = (
            "no clear difference between inner and outer London"
            if outer == NO_DIFFERENCE
            else "too few people to compare inner and outer London"
        )
        return f"Deprived boroughs were heard {deprived} than others, by more than chance; {rest}"
    if UNKNOWN in (outer, deprived):
        return "Too few people to tell whether London was heard fairly"
    return "No clear difference between inner and outer London, nor between deprived boroughs and others"


def inner_outer_words(groups: pd.DataFrame, gradient: Gradient, p: float) -> str:
    """Outer against inner London. `groups`: name, participants, rate, one row each; `p`: adjusted."""
    if groups["participants"].isna().any():
        return "Inner and outer London cannot be compared while counts are hidden."
    nobody = groups.loc[groups["participants"] == 0, "name"].tolist()
    if nobody:
        return f"Nobody from {listed(nobody)} was heard, so a ratio cannot be given."
    decimals = 1 if groups["rate"].max() >= 1 else 2
    rates = groups[["name", "rate"]].itertuples(index=False)
    said = ", ".join(f"{name} {rate:.{decimals}f}" for name, rate in rates)
    said = f"People heard for every 10,000 residents: {said}."
    found = verdict(gradient, p)
    if found == UNKNOWN:
        return f"{said} Too few boroughs to tell whether that is chance."
    ratio = f"Outer London's rate is {gradient.ratio:.2f} of inner London's ({_interval(gradient)})"
    return f"{said} {ratio}: {_chance(found, p)}"


def deprivation_words(gradient: Gradient, p: float, year: int) -> str:
    """The borough's rate by its score on the Index of Multiple Deprivation of `year`, for every 10 points."""
    found = verdict(gradient, p)
    if found == UNKNOWN:
        return "Too few people or boroughs to tell whether deprived boroughs were heard as much as others."
    said = f"For every 10 points more on the deprivation index of {year} the rate is {gradient.ratio:.2f} times as high"
    return f"{said} ({_interval(gradient)}): {_chance(found, p)}"


def spread_words(dispersion: float) -> str:
    """How much more the boroughs differ than by chance, which widens every interval here."""
    if not np.isfinite(dispersion):
        return ""
    if dispersion <= 1.5:
        return "Apart from that, boroughs differ about as much as chance makes them."
    return (
        f"Apart from that, boroughs differ more than the chance of single people would make them (the variance is "
        f"{dispersion:.1f} times as large); the interval and p allow for it."
    )


def attribute_words(name: str, rows: pd.DataFrame, fit: Fit, p: float, moved: float, by_chance: float) -> str:
    """Who was heard against the population, by one attribute. `rows`: value, participants, share, low, high,
    population_share, without the unknown; `p`: adjusted for the number of attributes.
    """
    if rows["population_share"].isna().any():
        return f"The population's shares by {name} are not declared, so nothing is compared."
    if not fit.n:
        return f"Nobody's {name} is known."
    if not np.isfinite(p):
        return f"By {name} nothing can be compared."
    of = f"of {counted(fit.n, 'person', 'people')} whose {name} is known"
    if p > SIGNIFICANT:
        return f"By {name}, no clear difference from the population ({of}, {_p(p)})."
    far = [
        f"{row.value} {percent(row.share)} (population {percent(row.population_share)})"
        for row in rows.itertuples()
        if not row.low <= row.population_share <= row.high
    ]
    said = f"By {name}, people heard differ from the population by more than chance ({of}, {_p(p)})"
    said += f": {listed(far, 6)}. " if far else ". "
    return (
        f"{said}To be like the population, {percent(moved)} of them would have to be others; chance alone would give "
        f"{percent(by_chance)}."
    )


def _interval(gradient: Gradient) -> str:
    return f"95% interval {gradient.low:.2f} to {gradient.high:.2f}"


def _chance(found: str, p: float) -> str:
    return f"no clear difference ({_p(p)})." if found == NO_DIFFERENCE else f"more than chance can explain ({_p(p)})."


def _p(p: float) -> str:
    return "p below 0.001" if p < 0.001 else f"p {p:.3f}"
