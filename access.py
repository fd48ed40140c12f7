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


MAY_OPEN: dict[Role, tuple[str, ...]] = {
    Role.LEAD: ("overview", "coverage", "over_time", "reach", "organisations", "voices", "principles", "sources"),
    Role.DESIGN: ("overview", "coverage", "over_time", "reach", "organisations", "voices", "principles"),
    Role.FUNDER: ("overview", "coverage", "principles"),
}


def sees_true_counts(viewer: Viewer) -> bool:
    """Whether a viewer sees counts as they are; the others see published ones, rounded and with the smallest hidden."""
    return viewer.role in (Role.LEAD, Role.DESIGN)
