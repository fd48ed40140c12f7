"""The parts of the story on what was said: the votes on each principle, and what they led to."""

import pandas as pd

from charts.bars import describe_bars
from charts.lineage import describe_lineage, lineage
from charts.listed_bars import listed_bars
from charts.votes import describe_votes, diverging_votes
from queries.findings.impact import said_heading, said_words
from queries.findings.impact_afterwards import led_heading, led_words
from queries.stats.published import published_share
from report.asking import Published
from report.story import Figure, Picture, Section, Table

COLUMNS = {
    "name": "Principle", "p": "Share for", "low": "95% from", "high": "95% to", "n": "Votes", "people": "People",
    "n_for": "For", "n_against": "Against", "n_neutral": "Neutral",
}  # fmt: skip
KINDS = dict.fromkeys(COLUMNS.values(), "count") | {
    "Principle": "text", "People": "people", "Share for": "share", "95% from": "share", "95% to": "share"
}  # fmt: skip
MADE = (
    "Shares are made from the rounded votes. Votes of one person resemble each other, so the 95% interval is Wilson's "
    "on an effective number of votes: votes divided by the design effect, or the people where that is not known."
)
ON_IDEAS, DIRECT = "Votes on the ideas under each principle", "Votes on the principles themselves"
FOUNDATIONS = 2


def said(published: Published) -> Section:
    """What was said: votes on the ideas of each principle, else on the principles themselves. Raises NotPublished."""
    terms = published.terms()
    series = {title: _principles(published, terms["framework"], direct) for title, direct in _SERIES}
    there = {title: frame for title, frame in series.items() if frame["n"].fillna(0).sum()}
    on_a_scale = terms["vote_scale"] == "1-5"
    if not there:
        return Section("said", "What was said", said_heading(next(iter(series.values()))))
    main = next(iter(there))
    figures = [_votes(frame, title, place) for place, (title, frame) in enumerate(there.items())]
    words = (*said_words(there[main], on_a_scale), f"{main}, in all London and the whole programme.")
    return Section("said", "What was said", said_heading(there[main]), words, tuple(figures))


_SERIES = ((ON_IDEAS, False), (DIRECT, True))


def _principles(published: Published, framework: str, direct: bool) -> pd.DataFrame:
    frame = published.ask("impact/principles", framework=framework, direct=direct)
    counts = (frame[column] for column in ("n_for", "n", "people", "deff"))
    return frame.join(published_share(*counts))


def _votes(frame: pd.DataFrame, title: str, place: int) -> Figure:
    """The first series as bars and a table, a second one as a table only."""
    columns = {"item": "principle_code", "name": "principle_name"}
    rows = frame.assign(net=(frame["n_for"] - frame["n_against"]) / frame["n"].where(frame["n"] > 0))
    rows = rows.rename(columns=columns)[
        [*columns.values(), "n_for", "n_against", "n_neutral", "n", "net", "low", "high", "people"]
    ]
    picture = Picture("principles", title, diverging_votes, rows, describe_votes(rows), {"interval": "for"}, share=0.86)
    table = Table(f"votes-{place + 1}", title, frame[list(COLUMNS)].rename(columns=COLUMNS), KINDS)
    return Figure((picture,) if not place else (), table, ("impact/principles",), MADE, on_paper=not place)


def led(published: Published) -> Section:
    """What it led to: later frameworks, and organisations' responses. Raises NotPublished."""
    became, responses = published.ask("impact/became"), published.ask("impact/responses")
    frameworks = [
        (name, int(of.loc[of["principle"].notna(), "item"].nunique()))
        for name, of in became.groupby("framework_name", sort=False)
    ]
    figures = [_lineage(published, became)] if became["principle"].notna().any() else []
    if responses["responses"].sum():
        figures.append(_responses(responses))
    heading = led_heading(frameworks, int(responses["responses"].sum()))
    return Section("led", "What it led to", heading, tuple(led_words(responses)), tuple(figures))


def _lineage(published: Published, became: pd.DataFrame) -> Figure:
    """Each principle beside the items of the first two later frameworks that it became."""
    names = list(dict.fromkeys(became["framework_name"]))[:FOUNDATIONS]
    sides = dict(zip(names, (1,) if len(names) == 1 else (-1, 1), strict=True))
    middle = "Principles"
    titles = [names[0] if len(names) > 1 else "", middle, names[-1]]
    rows = became[became["framework_name"].isin(names)]
    rows = rows.assign(side=rows["framework_name"].map(sides))
    drawn = rows[["side", "item", "item_name", "principle", "principle_name"]]
    said = describe_lineage(drawn, titles=titles)
    picture = Picture("became", "What the principles became", lineage, drawn, said, {"titles": titles}, share=0.8)
    together = rows.groupby(["framework_name", "item", "item_name"], sort=False)["principle_name"]
    table = together.agg(lambda each: ", ".join(each.dropna()) or "none of them").reset_index()
    columns = {"framework_name": "Framework", "item_name": "Item", "principle_name": "From"}
    kinds = dict.fromkeys(columns.values(), "text")
    made = "Which principle became which item is an editor's proposal that a lead can change."
    shown = Table("became", picture.title, table[list(columns)].rename(columns=columns), kinds)
    return Figure((picture,), shown, ("impact/became",), made)


def _responses(responses: pd.DataFrame) -> Figure:
    rows = responses.loc[responses["responses"] > 0, ["name", "responses"]]
    options = {"category": "name", "value": "responses", "title": "Responses of organisations"}
    title = "Responses to the declaration, by kind"
    picture = Picture("responses", title, listed_bars, rows, describe_bars(rows, **options), options, share=0.7)
    columns = {"name": "Response", "responses": "Responses"}
    table = Table("responses", title, rows.rename(columns=columns), {"Response": "text", "Responses": "count"})
    return Figure((picture,), table, ("impact/responses",))
