"""Asks as a funder whoever looks: the story holds published figures and nothing else."""

from dataclasses import dataclass

import pandas as pd

from access import Role, Viewer
from queries.rows import Value
from queries.runner import NotPublished, ask
from warehouse.live import Release

FUNDER = Viewer(Role.FUNDER)


@dataclass(frozen=True)
class Published:
    """The published figures of one release."""

    release: Release

    def ask(self, question: str, **parameters: Value) -> pd.DataFrame:
        """The published answer to a question. Raises NotPublished."""
        return ask(question, FUNDER, self.release, **parameters)

    def if_there(self, question: str, **parameters: Value) -> pd.DataFrame | None:
        """The published answer; None where that is not among the published figures."""
        try:
            return self.ask(question, **parameters)
        except NotPublished:
            return None

    def terms(self) -> pd.Series:
        """The programme's name, dates and terms."""
        return self.ask("programme/terms").iloc[0]
