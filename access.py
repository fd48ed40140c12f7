"""Who may see what: the roles, the pages each may open, and who sees true counts."""

from collections.abc import Mapping
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
    "impact",
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
    Role.FUNDER: ("impact",),
}


LEAST_FIRST = (Role.FUNDER, Role.DESIGN, Role.LEAD)


def sees_true_counts(viewer: Viewer) -> bool:
    """Whether a viewer sees counts as they are; the others see published ones, rounded and with the smallest hidden."""
    return viewer.role in (Role.LEAD, Role.DESIGN)


def role_of(groups: object, table: Mapping[str, str]) -> Role | None:
    """The role of a member of `groups` by a table of group -> role; None, so refused, where no group is in the table.

    Of several roles it is the one that sees the least: more rights than one group was given are nobody's decision.
    `groups` is what a sign-in service said: a list of names or one name; anything else is nothing.
    """
    named = [groups] if isinstance(groups, str) else groups
    if not isinstance(named, list | tuple):
        return None
    found = {Role(table[group]) for group in named if isinstance(group, str) and group in table}
    return next((role for role in LEAST_FIRST if role in found), None)
