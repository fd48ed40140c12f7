"""Who may see what: the roles, the pages each may open, and who sees true counts."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a viewer is to the programme."""

    LEAD = "lead"
    DESIGN = "design"
    FUNDER = "funder"


@dataclass(frozen=True)
class Viewer:
    """Whoever is looking. Equal viewers see the same, so a viewer can be part of a cache key."""

    role: Role


READING = (
    "overview",
    "coverage",
    "fairness",
    "organisations",
    "voices",
    "over_time",
    "way_in",
    "where_next",
    "principles",
    "ideas",
    "holds",
    "thread",
    "room",
    "afterwards",
)
MAY_OPEN: dict[Role, tuple[str, ...]] = {
    Role.LEAD: (*READING, "bring", "coding", "sources"),
    Role.DESIGN: READING,
    Role.FUNDER: ("overview", "coverage", "principles"),
}


def sees_true_counts(viewer: Viewer) -> bool:
    """Whether a viewer sees counts as they are; the others see published ones, rounded and with the smallest hidden."""
    return viewer.role in (Role.LEAD, Role.DESIGN)
