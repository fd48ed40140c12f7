"""How large a made-up programme is, when it takes place, and its programme.toml."""

from dataclasses import dataclass

import numpy as np

TEST_ACCOUNT = "p9001"
CONFERENCE, LAUNCH, LISTENING = "conference-2014", "launch-2014", "listening-2015"

PHASES = {1: ("2014-05-01", "2014-10-31"), 2: ("2015-03-02", "2015-10-30")}

PROGRAMME = f"""\
# Made up. Written by `python -m warehouse.made_up`.
name = "Transforming London's Community Services (made-up sample)"
made_up = true
start = 2014-05-01
end = 2015-10-31
framework = "vision-2014"
vote_scale = "for-against"
retention_date = 2035-12-31
exclude = ["{TEST_ACCOUNT}"]

[[phase]]
id = "phase-1"
name = "Draft vision and crowdsourcing"
start = 2014-05-01
end = 2014-10-31

[[phase]]
id = "phase-2"
name = "Service users and carers"
start = 2015-03-01
end = 2015-10-31

[[event]]
id = "online-workshop-opens"
name = "Online workshop opens"
day = 2014-06-23

[[event]]
id = "online-workshop-closes"
name = "Online workshop closes"
day = 2014-07-25

[[event]]
id = "{CONFERENCE}"
name = "Conference"
day = 2014-09-17

[[event]]
id = "{LAUNCH}"
name = "Launch of the declaration"
day = 2014-10-09

[[event]]
id = "{LISTENING}"
name = "Listening day with service users and carers"
day = 2015-06-10
"""


@dataclass(frozen=True)
class Size:
    """How much a programme holds, about, both phases together. `people` are those who register; the design group's
    own ideas come on top of `ideas`."""

    people: int = 1512
    ideas: int = 450
    comments: int = 1900
    idea_votes: int = 9200

    def scaled(self, base: int) -> int:
        """A number of people of the ordinary programme at this size; 0 stays 0, others at least 1."""
        return max(1, round(base * self.people / Size.people)) if base else 0


@dataclass(frozen=True)
class Span:
    """Days that are as busy as `weight` says."""

    first: str
    last: str
    weight: float


BUSY = {
    1: (
        Span("2014-05-01", "2014-06-22", 0.25),
        Span("2014-06-23", "2014-06-27", 8),
        Span("2014-06-28", "2014-07-06", 3),
        Span("2014-07-07", "2014-07-09", 7),
        Span("2014-07-10", "2014-07-21", 2.6),
        Span("2014-07-22", "2014-07-25", 8),
        Span("2014-07-26", "2014-09-14", 0.2),
        Span("2014-09-15", "2014-09-19", 4),
        Span("2014-09-20", "2014-10-07", 0.5),
        Span("2014-10-08", "2014-10-10", 4),
        Span("2014-10-11", "2014-10-31", 0.6),
    ),
    2: (
        Span("2015-03-02", "2015-04-30", 0.6),
        Span("2015-05-01", "2015-06-07", 1.4),
        Span("2015-06-08", "2015-06-12", 6),
        Span("2015-06-13", "2015-07-31", 1.2),
        Span("2015-08-01", "2015-09-06", 0.3),
        Span("2015-09-07", "2015-10-16", 1.5),
        Span("2015-10-17", "2015-10-30", 0.7),
    ),
}
WEEKEND = 0.22


def days(phase: int) -> tuple[np.ndarray, np.ndarray]:
    """The days of a phase and how busy each is (weekends are quieter)."""
    spans = [np.arange(span.first, np.datetime64(span.last) + 1, dtype="datetime64[D]") for span in BUSY[phase]]
    weights = [np.full(len(run), span.weight) for run, span in zip(spans, BUSY[phase], strict=True)]
    every, busy = np.concatenate(spans), np.concatenate(weights)
    return every, np.where(np.is_busday(every), busy, busy * WEEKEND)
