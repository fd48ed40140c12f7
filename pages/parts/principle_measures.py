"""Share for and net support of areas: what the map of one principle and the maps of all share."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from queries.stats.areas_of_votes import votes_of_areas
from warehouse.settings import settings

SHARE, NET = "Share for", "Net support"
SMOOTHED = (
    "Smoothed: each area's figure is drawn towards the average of all areas, the more so the fewer effective votes it "
    "rests on (empirical Bayes, beta-binomial); the City and people without an area are not smoothed."
)


@dataclass(frozen=True)
class Measure:
    """What is coloured. `value`, `low` and `high` name columns; `domain` holds the ends of the colour scale."""

    name: str
    value: str
    low: str
    high: str
    unit_format: str
    domain: tuple[float, float]
    middle: str
    smooth: bool = False

    @property
    def coloured(self) -> str:
        """The column that gives the colour."""
        return f"{self.value}_smoothed" if self.smooth else self.value

    def title(self, principle: str = "") -> str:
        """Its name, of a principle, and whether it is smoothed."""
        named = f"{self.name} {'for ' if principle and self.value == 'net' else ''}{principle}".strip()
        return f"{named}, smoothed" if self.smooth else named

    def columns(self) -> dict[str, str]:
        """Columns of a table to take away, with their headings."""
        own = {self.value: self.name, self.low: "From", self.high: "To"}
        return own | ({self.coloured: "Smoothed"} if self.smooth else {}) | {"people": "People", "n": "Votes"}

    def of(self, sums: pd.Series) -> float:
        """The value of votes counted together: n, n_for, n_against."""
        against = sums["n_against"] if self.value == "net" else 0
        return float((sums["n_for"] - against) / sums["n"]) if sums["n"] else float("nan")

    def words(self, value: float) -> str:
        """A value as it is written."""
        return format(value, self.unit_format).replace("-", "−") if pd.notna(value) else "no votes"

    def with_interval(self, frame: pd.DataFrame) -> list[str]:
        """ "90% (52% to 98%)" for each row."""
        rows = zip(*(frame[column] for column in (self.value, self.low, self.high)), strict=True)
        return [f"{self.words(value)} ({self.words(low)} to {self.words(high)})" if pd.notna(value) else "no votes"
                for value, low, high in rows]  # fmt: skip


MEASURES = {
    SHARE: Measure(SHARE, "p", "low", "high", ".0%", (0.0, 1.0), "half for, half against"),
    NET: Measure(NET, "net", "net_low", "net_high", "+.0%", (-1.0, 1.0), "as many for as against"),
}


def measure_controls() -> Measure:
    """What is shown of each area, and whether it is smoothed."""
    shown = st.segmented_control(
        "Show", list(MEASURES), default=SHARE, key="principle_measure", bind="query-params", required=True
    )
    smooth = st.toggle("Smooth where few voted", key="smooth", bind="query-params", help=SMOOTHED)
    chosen = MEASURES[shown]
    return Measure(**{**vars(chosen), "smooth": smooth})


def measured(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas of one principle with the columns of `votes_of_areas` and their state."""
    return stated(areas.join(votes_of_areas(areas)))


def stated(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas where few people voted are marked thin, those without votes are not coloured."""
    few = settings()["votes"]["few_people"]
    state = ["none" if not people > 0 else "thin" if people < few else "shown" for people in areas["people"].fillna(0)]
    return areas.assign(state=state)


def worded(shapes: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Shapes with what their tooltips say: cast_words, smoothed_words, people_words."""
    return shapes.assign(
        cast_words=measure.with_interval(shapes),
        smoothed_words=[measure.words(value) for value in shapes[f"{measure.value}_smoothed"]],
        people_words=[f"{people:,.0f}" if pd.notna(people) else "hidden" for people in shapes["people"]],
    )


def tooltip(measure: Measure) -> list[tuple[str, str]]:
    """The tooltip's columns and their headings."""
    smoothed = [("smoothed_words", f"{measure.name}, smoothed")] if measure.smooth else []
    return [*smoothed, ("cast_words", f"{measure.name}{' as cast' if measure.smooth else ''}"),
            ("people_words", "People")]  # fmt: skip


def state_words() -> dict[str, str]:
    """What the outlines mean."""
    return {"thin": f"Fewer than {settings()['votes']['few_people']} people", "none": "No votes"}
