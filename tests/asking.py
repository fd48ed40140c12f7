"""The parameters that every question is asked with in tests: none chosen, and all of them at once."""

from datetime import date

from queries.question import Question
from queries.runner import Value

NOTHING_CHOSEN: dict[str, Value] = {
    "since": None,
    "until": None,
    "areas": [],
    "roles": [],
    "organisation_kinds": [],
    "items": [],
    "level": "borough",
    "year": 2015,
    "framework": "vision-2014",
    "direct": False,
    "step": 1,
}
EVERYTHING_CHOSEN = NOTHING_CHOSEN | {
    "since": date(2014, 6, 23),
    "until": date(2014, 9, 17),
    "areas": ["E09000025", "E09000030", "several"],
    "roles": ["gp", "nurse"],
    "organisation_kinds": ["nhs_community_trust", "gp_practice"],
    "items": ["declaration-2014:1", "vision-2014:6"],
    "level": "icb_2026",
    "year": 2014,
    "framework": "declaration-2014",
    "direct": True,
    "step": 7,
}


def fitting(asked: Question, chosen: dict[str, Value]) -> dict[str, Value]:
    """Of these parameters, those that a question takes. Raises KeyError for one that no test knows yet."""
    return {field.name[1:]: chosen[field.name[1:]] for field in asked.parameters}
