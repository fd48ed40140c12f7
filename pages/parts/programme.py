"""The programme on screen: its live release, and questions asked of it."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from access import Role, Viewer
from pages.parts.folder import programme_folder
from queries.rows import Value
from queries.runner import ask
from warehouse import live
from warehouse.live import Release


@dataclass(frozen=True)
class Looking:
    """A viewer looking at a release."""

    viewer: Viewer
    release: Release

    def ask(self, question: str, **parameters: Value) -> pd.DataFrame:
        """The answer to a question (see `queries.runner.ask`)."""
        return ask(question, self.viewer, self.release, **parameters)

    def terms(self) -> pd.Series:
        """The programme's name, dates and terms."""
        return self.ask("programme/terms").iloc[0]


def looking(viewer: Viewer) -> Looking:
    """A viewer at the release that is live now."""
    return Looking(viewer, live.current(programme_folder()))


def current(folder: Path) -> dict[str, str | bool]:
    """Name of the live programme of a folder and whether it is made up; both are shown to everybody."""
    terms = ask("programme/terms", Viewer(Role.FUNDER), live.current(folder)).iloc[0]
    return {"name": str(terms["name"]), "made_up": bool(terms["made_up"])}
