"""What followed the declaration: responses, how far organisations have got, gaps in the evidence, whom to follow up."""

import pandas as pd

from queries.findings.matches import CHAMPION, NEARBY, REQUEST
from queries.findings.words import counted, listed, percent

DISAGREEMENT = "disagreement"
NOBODY = "Find help: no champion or case study of this principle yet"
FAR = "Find help: nobody nearby; the nearest is {} ({})"
DISAGREED = "Talk about its disagreement: nothing else from it since"
NO_RESPONSE = "Ask for a response: heard, and none yet"


def heading(responses: pd.DataFrame, found: pd.DataFrame) -> str:
    """One sentence: responses, organisations, requests for help and how many of these have a champion nearby.

    responses: response, organisation_name, kind. found: as `matches` gives it, for the same requests.
    """
    if responses.empty:
        return "No responses to the declaration yet"
    names = responses["organisation_name"].nunique()
    said = f"{counted(len(responses), 'response')} from {counted(names, 'organisation')}"
    asked = int((responses["kind"] == REQUEST).sum())
    if not asked:
        return f"{said}; nobody asked for help"
    near = found[(found["near"] <= NEARBY) & (found["kind_offer"] == CHAMPION)]["request"].nunique()
    which = f"{near:,} of them" if near else "none of them"
    if asked == 1:
        which = "with" if near else "without"
        return f"{said}: 1 request for help, {which} a champion nearby"
    return f"{said}: {asked:,} requests for help, {which} with a champion nearby"


def progress(everybody: pd.Series) -> str:
    """One sentence: how many organisations have implemented something, of those whose stage is known.

    `everybody`: organisations, known, implemented, share, low, high of all organisations as one group.
    """
    known, every = int(everybody["known"]), int(everybody["organisations"])
    if not every:
        return "No organisation is known."
    if not known:
        return f"How far {_the(every)} got is not known: none has named a stage."
    share = f"{percent(everybody['share'])}; 95% interval {percent(everybody['low'])} to {percent(everybody['high'])}"
    done = f"{int(everybody['implemented']):,} of {counted(known, 'organisation')} that named a stage"
    return f"{done} named “implemented” last ({share}). {_not_known(every - known)}"


def _the(number: int) -> str:
    return "the one organisation has" if number == 1 else f"the {number:,} organisations have"


def _not_known(number: int) -> str:
    return f"How far {number:,} more got is not known." if number else "The stage of each is known."


def gaps(evidence: pd.DataFrame) -> list[str]:
    """A sentence for each kind of evidence that some principle lacks; one sentence where none or all of it is missing.

    evidence: name (of the principle), kind_name, pieces; every principle with every kind that is expected.
    """
    if not evidence["pieces"].sum():
        return ["No evidence has been filed yet."]
    lacking = evidence[evidence["pieces"] == 0]
    if lacking.empty:
        return ["Every principle has evidence of each kind."]
    every, said = evidence["name"].nunique(), []
    for kind, names in lacking.groupby("kind_name", sort=False)["name"]:
        which = "any principle" if names.nunique() == every else listed(names.tolist())
        said.append(f"Nothing of the kind {str(kind).lower()} for {which}.")
    return said


def follow_up(
    responses: pd.DataFrame, offers: pd.DataFrame, found: pd.DataFrame, heard: pd.DataFrame, answered: set[str]
) -> pd.DataFrame:
    """Whom to go back to: organisation, area, principle, what, since; help first, then disagreements, then the silent.

    responses: those in question (response, organisation_name, kind, area, principle, principle_name, responded_at).
    offers: every response (the nearest offer is named from it). found: as `matches`. heard: name, area of the
    organisations that took part. answered: names of organisations with a response.
    """
    rows = [*_help(responses, offers, found), *_disagreements(responses, offers)]
    silent = heard[~heard["name"].isin(answered)].sort_values("name")
    rows += [(row.name, row.area, "", NO_RESPONSE, pd.NaT) for row in silent[["name", "area"]].itertuples(index=False)]
    return pd.DataFrame(rows, columns=["organisation", "area", "principle", "what", "since"])


def follow_up_words(rows: pd.DataFrame) -> str:
    """One sentence: how many of each. `rows`: as `follow_up` gives them."""
    what = rows["what"]
    help_wanted, disagreed = int(what.str.startswith("Find help").sum()), int((what == DISAGREED).sum())
    silent = int((what == NO_RESPONSE).sum())
    said = [f"{counted(help_wanted, 'request')} for help with nobody nearby"] if help_wanted else []
    said += [f"{counted(disagreed, 'disagreement')} with nothing since"] if disagreed else []
    said += [f"{counted(silent, 'organisation')} heard without a response"] if silent else []
    return f"{'; '.join(said)}." if said else "Nobody to follow up."


def _help(responses: pd.DataFrame, offers: pd.DataFrame, found: pd.DataFrame) -> list[tuple]:
    """Requests with nobody nearby: those with no match at all first."""
    first = found[found["place"] == 1].merge(offers, left_on="offer", right_on="response").set_index("request")
    rows = []
    for asked in responses[responses["kind"] == REQUEST].itertuples():
        nearest = first.loc[asked.response] if asked.response in first.index else None
        if nearest is None:
            rows.append((0, *_named(asked, NOBODY)))
        elif nearest["near"] > NEARBY:
            rows.append((1, *_named(asked, FAR.format(nearest["organisation_name"], nearest["area"]))))
    return [row[1:] for row in sorted(rows, key=lambda row: (row[0], row[1]))]


def _disagreements(responses: pd.DataFrame, every: pd.DataFrame) -> list[tuple]:
    """Disagreements after which the same organisation has said nothing more on the same principle."""
    rows = []
    for said in responses[responses["kind"] == DISAGREEMENT].sort_values("organisation_name").itertuples():
        same = every[(every["organisation_name"] == said.organisation_name) & (every["response"] != said.response)]
        about = same["principle"].fillna("") == ("" if pd.isna(said.principle) else said.principle)
        later = (same["responded_at"] > said.responded_at) & (same["kind"] != DISAGREEMENT)
        if not (about & later).any():
            rows.append(_named(said, DISAGREED))
    return rows


def _named(said: object, what: str) -> tuple:
    principle = "" if pd.isna(said.principle_name) else said.principle_name
    return (said.organisation_name, said.area, principle, what, said.responded_at)
