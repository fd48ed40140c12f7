"""Rows that real exports have and nobody wants: doubles, impossible votes, a test account, words like code."""

import pandas as pd

from warehouse.made_up.chance import Chance
from warehouse.made_up.terms import TEST_ACCOUNT
from warehouse.made_up.wording import sentences

DOUBLES = {"participants": 3, "ideas": 1, "comments": 4, "votes": 14, "attendance": 2}
TEST_VOTES = 6
CUT_SHORT = "c90003,i0002"


def with_odd_rows(tables: dict[str, pd.DataFrame], seed: int) -> dict[str, pd.DataFrame]:
    """The tables with doubles, impossible rows and the test account's rows at their ends."""
    chance = Chance(seed, "odd rows")
    added = {name: [_doubles(tables[name], many, chance)] for name, many in DOUBLES.items()}
    added["votes"] += [_impossible_votes(tables["votes"]), _test_votes(tables["ideas"])]
    added["comments"] += [_odd_comments(tables["comments"]), _impossible_comments(tables["comments"])]
    added["participants"].append(_test_account(tables["participants"]))
    return {name: pd.concat([table, *added.get(name, [])], ignore_index=True) for name, table in tables.items()}


def _doubles(table: pd.DataFrame, many: int, chance: Chance) -> pd.DataFrame:
    return table.iloc[chance.order(len(table))[:many]]


def _like(table: pd.DataFrame, many: int) -> pd.DataFrame:
    """`many` rows from the middle of a table, to be changed."""
    middle = len(table) // 2
    return table.iloc[[(middle + place) % len(table) for place in range(many)]].reset_index(drop=True)


def _impossible_votes(votes: pd.DataFrame) -> pd.DataFrame:
    """Four for an unknown idea, three that are neither up nor down, two from the future, one for a ninth principle."""
    like = _like(votes[votes["idea_id"] != ""], 10)
    like.loc[0:3, "idea_id"] = ["i9901", "i9902", "i9903", "i9903"]
    like.loc[4:6, "vote"] = "2"
    like.loc[7:8, "voted_at"] = ["2099-07-01T10:00:00", "2099-07-02T10:00:00"]
    like.loc[9, ["idea_id", "principle"]] = ["", "9"]
    return like


def _test_votes(ideas: pd.DataFrame) -> pd.DataFrame:
    first = ideas["idea_id"].head(TEST_VOTES)
    return pd.DataFrame(
        {
            "participant_id": TEST_ACCOUNT,
            "idea_id": first,
            "principle": "",
            "vote": "1",
            "voted_at": "2014-06-23T08:00:00",
        }
    )


def _odd_comments(comments: pd.DataFrame) -> pd.DataFrame:
    """Harmless words that would do something if a page or a spreadsheet took them for code."""
    odd = sentences("shared")["harmless_but_odd"]
    like = _like(comments, len(odd))
    return like.assign(comment_id=[f"c91{number:03d}" for number in range(1, len(odd) + 1)], text=odd)


def _impossible_comments(comments: pd.DataFrame) -> pd.DataFrame:
    """One identifier with two different comments, one comment from 1900, one by the test account."""
    like = _like(comments, 4)
    like["comment_id"] = ["c90001", "c90001", "c90002", "c90004"]
    like.loc[2, "commented_at"] = "1900-01-01T00:00:00"
    like.loc[3, ["participant_id", "text"]] = [TEST_ACCOUNT, "Test comment, please ignore."]
    return like


def _test_account(participants: pd.DataFrame) -> pd.DataFrame:
    return participants.head(1).assign(
        participant_id=TEST_ACCOUNT, organisation="", organisation_kind="", role="", group=""
    )
