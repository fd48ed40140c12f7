"""Small programmes at random, as tables of an export, that can grow person by person."""

import random
from pathlib import Path

from tests.small_programmes import written
from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import Release, current

BOROUGHS = ["Camden", "Brent", "Enfield", "Hackney", "Barnet", ""]
ROLES = ["nurse", "gp", "carer", ""]
KINDS = ["charity", "gp_practice", "nhs_community_trust"]
SPLIT = """\
name = "Small"
start = 2014-05-01
end = 2014-10-31
[[phase]]
id = "one"
name = "One"
start = 2014-05-01
end = 2014-07-31
[[phase]]
id = "two"
name = "Two"
start = 2014-08-01
end = 2014-10-31
"""
WHOLE = SPLIT[: SPLIT.rindex("[[phase]]")].replace("2014-07-31", "2014-10-31")


def tables(seed: int, numbers: range, split: bool = True) -> dict[str, str]:
    """Everything these people gave: the same person (by number) gives the same in every programme of a seed."""
    people, ideas, votes, comments = [], [], [], []
    taste = random.Random(seed)
    weights = [taste.choice([1, 2, 5, 12]) for _ in BOROUGHS]
    for number in numbers:
        chance = random.Random(f"{seed}:{number}")
        borough, role = chance.choices(BOROUGHS, weights)[0], chance.choices(ROLES, [9, 3, 1, 1])[0]
        kind = chance.choices(KINDS, [6, 2, 1])[0]
        people.append(f"p{number},{borough},{role},{kind} {chance.randrange(6)},{kind}\n")
        for _ in range(chance.choice([1, 1, 2, 4])):
            day = f"2014-{chance.choice(['05', '05', '06', '09'])}-{chance.randrange(1, 29):02}T10:00:00"
            principle, vote = chance.choices([1, 2, 3], [8, 3, 1])[0], chance.choices([1, -1, 0], [10, 4, 1])[0]
            votes.append(f"p{number},,{principle},{vote},{day}\n")
            if chance.random() < 0.4:
                votes.append(f"p{number},i{chance.randrange(4)},,{vote},{day}\n")
            if chance.random() < 0.2:
                comments.append(f"c{number}-{len(comments)},i1,p{number},{day},Yes\n")
    if numbers.start == 0:
        ideas = [f"i{place},p0,{1 + place % 2},2014-05-0{place + 1}T10:00:00,Idea {place}\n" for place in range(4)]
    found = {
        "programme.toml": SPLIT if split else WHOLE,
        "participants.csv": "participant_id,borough,role,organisation,organisation_kind\n" + "".join(people),
        "votes.csv": "participant_id,idea_id,principle,vote,voted_at\n" + "".join(votes),
        "ideas.csv": "idea_id,participant_id,principle,submitted_at,title\n" + "".join(ideas),
        "comments.csv": "comment_id,idea_id,participant_id,commented_at,text\n" + "".join(comments),
    }
    return {name: text for name, text in found.items() if text.count("\n") > 1}


def grown(folder: Path, given: dict[str, str]) -> Release:
    """The release of a folder after these tables came to what is there already."""
    place = len(list((folder / "given").iterdir())) if (folder / "given").is_dir() else 0
    more = written(folder / "given" / f"{place}" / "export", given)
    attempt = run_import(folder, [more], Options(source="canonical:small", add=place > 0))
    assert attempt.outcome == "live", attempt.why
    release = current(folder)
    assert release is not None
    return release
