"""The parameters that every question is asked with in tests: none chosen, and all of them at once."""

from datetime import date, datetime

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
    "dimension": "role",
    "step": 1,
    "by": "whole",
    "first_day": None,
    "last_day": None,
    "answered_from": None,
    "answered_before": None,
    "answered_for": [],
    "answered_by": [],
    "answered_on": [],
    **{f"word_{place}": "" for place in range(1, 6)},
    "uncoded": False,
    "most": 50,
    "ids": [],
    "grouping": "role",
    "idea": None,
    "named": "",
    "declaration": "declaration-2014",
    "statement": "",
    **{f"term_{place}": "" for place in range(1, 6)},
    "fewest_votes": 7,
    "most_people": 1_000,
    "fewest_people": 8,
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
    "dimension": "organisation",
    "step": 7,
    "by": "borough",
    "first_day": date(2014, 6, 23),
    "last_day": date(2014, 9, 17),
    "answered_from": datetime(2014, 10, 9, 23),
    "answered_before": datetime(2015, 10, 1),
    "answered_for": ["E09000030", "E09000025"],
    "answered_by": ["nhs_community_trust", "gp_practice"],
    "answered_on": ["declaration-2014:1", "vision-2014:6"],
    "word_1": "NURSE",
    "word_2": "care",
    "uncoded": True,
    "most": 3,
    "ids": ["i0011", "i0018"],
    "declaration": "declaration-2015",
    "statement": "s16",
    "grouping": "borough",
    "idea": 11,
    "named": "i0011",
    "term_1": " nurs ",
    "term_2": " care ",
    "fewest_votes": 2,
    "most_people": 5,
    "fewest_people": 1,
}


def fitting(asked: Question, chosen: dict[str, Value]) -> dict[str, Value]:
    """Of these parameters, those that a question takes. Raises KeyError for one that no test knows yet."""
    return {field.name[1:]: chosen[field.name[1:]] for field in asked.parameters}
