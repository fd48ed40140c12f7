"""The principles that ideas can be put under, of every framework, and the lists to choose one from."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.parts.programme import Looking

AS_EXPORTED = ""
"""In the place of a principle: the idea is under what its export says, or under nothing."""


@dataclass(frozen=True)
class Book:
    """`frame`: principle, framework, framework_name, code, name, meaning. `own` is the programme's framework."""

    frame: pd.DataFrame
    own: str

    def name(self, principle: str) -> str:
        """A principle by its name; one of another framework says whose it is, and nothing is as the export says."""
        if principle == AS_EXPORTED:
            return "As the export says"
        rows = self.frame[self.frame["principle"] == principle]
        if rows.empty:
            return principle
        row = rows.iloc[0]
        return row["name"] if row["framework"] == self.own else f"{row['name']} ({row['framework_name']})"

    def of(self, framework: str) -> pd.DataFrame:
        """The principles of one framework, in its order."""
        return self.frame[self.frame["framework"] == framework]

    def choose_framework(self, key: str) -> str:
        """Draw the list of frameworks, the programme's own first."""
        names = dict(zip(self.frame["framework"], self.frame["framework_name"], strict=True))
        frameworks = sorted(names, key=lambda framework: (framework != self.own, names[framework]))
        return st.selectbox("Principles of", frameworks, format_func=names.get, key=f"framework-{key}", width=300)


def book_of(look: Looking) -> Book:
    """The principles a programme knows."""
    return Book(look.ask("ideas/principles"), str(look.terms()["framework"]))
