"""What was measured at a server, as tables in Markdown, one function a subject."""

from bench.printed import UNKNOWN, seconds, size, table, times
from bench.results import results
from pages.parts.navigation import PAGES

TURNS = {"anew": "anew", "again": "again", "borough": "one borough", "days": "any days"}


def drawn() -> str:
    """Every page and view at the smallest and the largest size: anew, again, for one borough and under any days; beside
    them an app with nothing in it.
    """
    every = results("drawn")
    known = {votes: every[votes] for votes in sorted({min(every), max(every)})} if every else {}
    head = ["page", *(f"{size(votes)}: {what}" for votes in known for what in TURNS.values())]
    rows = [["an empty app", *(each for found in known.values() for each in _empty(found))]]
    for view in dict.fromkeys(view for found in known.values() for view in found["views"]):
        taken = [found["views"][view][turn]["seconds"] for found in known.values() for turn in TURNS]
        rows.append([_titled(view), *map(seconds, taken)])
    return table(head, rows if known else [])


def _empty(found: dict) -> list[str]:
    """Its first visit is like all others, and there is nothing to choose."""
    return [seconds(found["empty_seconds"]["median"]), *[UNKNOWN] * (len(TURNS) - 1)]


def _titled(view: str) -> str:
    key, *named = view.split(", ", 1)
    return ", ".join([PAGES[key].TITLE, *named])


def visits() -> str:
    """First visits and clicks in Chromium."""
    rows = [
        [
            size(votes),
            seconds(found["empty"]["seconds"]),
            seconds(found["map"]["seconds"]),
            times(found["map_to_first_text"]),
            f"{found['map']['bytes'] / 1e6:.2f} MB in {found['map']['requests']}",
            f"{found['empty']['bytes'] / 1e6:.2f} MB in {found['empty']['requests']}",
            seconds(found["map"]["click_seconds"]["median"]),
            times(found["click_to_click"]),
        ]
        for votes, found in results("pages").items()
    ]
    head = ["votes", "empty app: text", "map", "ratio", "received, requests", "empty app: received"]
    return table([*head, "click to new picture", "to the empty app's click"], rows)


def people() -> str:
    """One person alone, and many at once, at one process or several."""
    rows = []
    for votes, found in ((votes, found) for at in ("people", "people_at_2") for votes, found in results(at).items()):
        many = found["together"]
        anew, again = (_processor(found["alone"], turn) for turn in ("anew", "again"))
        rows.append(
            [
                size(votes),
                f"{seconds(found['alone_median_seconds'])}, {anew} CPU-ms; again {again}",
                f"{many['people']} for {many['minutes']:g} min at {many['processes']}",
                f"{many['seconds']['n']:,} of {many['actions_wanted']:,}",
                seconds(many["seconds"]["p95"]),
                times(found["p95_to_alone"]),
                str(many["errors"]),
                f"{many['memory']['all_there_mib']:,.0f} MiB, {many['memory']['end_mib']:,.0f} MiB",
            ]
        )
    head = ["votes", "one alone: click", "people, at processes", "clicks", "95 of 100", "to one alone", "errors"]
    return table([*head, "memory: all there, end"], rows)


def _processor(alone: dict, turn: str) -> str:
    """From the page with the cheapest click to that with the dearest."""
    clicks = [page[turn]["cpu_ms_a_click"] for page in alone.values()]
    return f"{min(clicks):.0f}–{max(clicks):.0f}"


def live() -> str:
    """From a file to an open page."""
    rows = []
    for votes, found in results("live").items():
        for name, shown in LIVE.items():
            told = found[name]
            rows.append([size(votes), shown, *(seconds(told[key]) for key in ("median", "p95", "p99"))])
    return table(["votes", "", "median", "95 of 100", "99 of 100"], rows)


LIVE = {
    "file_to_release_seconds": "from the file to the release",
    "file_to_screen_seconds": "from the file to the page",
    "reader_waits_before_seconds": "a reader's page, before",
    "reader_waits_while_written_seconds": "a reader's page, while votes are written",
}
