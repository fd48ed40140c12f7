"""The words around the figures that document, web page and read-me share."""

from report.story import Story
from warehouse.disclosure import rule


def kicker(story: Story) -> str:
    """What this is, in a line: the programme and its days."""
    return f"Impact summary · {story.name}" + (f" · {story.when}" if story.when else "")


def footer(story: Story) -> str:
    """Where a page comes from: when the figures were released and of which data."""
    return f"Published figures of {released(story)}, data {story.fingerprint}"


def released(story: Story) -> str:
    """The day the figures were released: 9 October 2014."""
    return f"{story.released_on:%-d %B %Y}"


def made_up_words(story: Story) -> str:
    """That nobody here is real, where the programme is made up; else nothing."""
    return "Made-up data: nobody in this programme is real." if story.made_up else ""


def paragraphs(own_words: str) -> list[str]:
    """A lead's text as written, a paragraph a line that is not blank."""
    return [line.strip() for line in own_words.splitlines() if line.strip()]


def method(story: Story) -> list[str]:
    """How every figure here was made, in three paragraphs."""
    return [
        "Everything here is made from published figures only. People are participants: those with at least one idea, "
        f"comment or vote. Counts of people from {rule().few} are hidden and others are to the nearest {rule().base}; "
        "further numbers are hidden where a hidden one could be worked out from them. Votes and contributions are "
        "rounded in the same way. "
        "Organisations are not people: their counts are exact, or hidden where they would tell of few people. Figures "
        f"are released anew only when {rule().threshold} or more people joined or left.",
        "A borough is where a person works, or lives if they use services or care for somebody. Rates are people for "
        "every 10,000 residents, with 95% intervals of a count. The interval of a share of votes is Wilson's on an "
        "effective number of votes, as votes of one person resemble each other. A majority is clear where that "
        "interval does not hold one half. Headings and sentences are made from the numbers by fixed rules.",
        f"These figures were released on {released(story)} and carry the data fingerprint {story.fingerprint}: the "
        "same data gives the same fingerprint and the same document, byte for byte.",
    ]
