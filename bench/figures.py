"""The results as tables in Markdown, one function a subject."""

from bench.measures import exponent
from bench.printed import UNKNOWN, power, seconds, size, spanned, table, times
from bench.results import result, results
from pages.parts.navigation import PAGES

GROWN = {
    "import_seconds": "import",
    "peak_mib": "memory of an import",
    "file_mib": "file",
    "questions_ms": "questions",
    "counted_ms": "questions, counted",
    "free_ms": "questions, free filters",
}


def imports() -> str:
    """Imports of clean and dirty files."""
    rows = [
        [
            size(votes),
            kind,
            seconds(found["ways"]["import"]["seconds"]),
            *(times(found.get(f"import_to_{way}")) for way in ("duckdb", "pandas", "polars")),
            f"{found['ways']['import']['peak_mib']:,.0f} MiB",
            f"{found['file_to_csv']:.2f}",
        ]
        for kind, part in (("clean", "imports"), ("dirty", "dirty"))
        for votes, found in results(part).items()
    ]
    head = ["votes", "files", "import", "to DuckDB", "to pandas", "to polars", "memory at most", "file to CSV"]
    return table(head, rows)


def pages() -> str:
    """Each page's questions added up, for each size; in brackets how many times as long when every vote is counted."""
    known = results("questions")
    head = ["page", *(f"{size(votes)}: {what}" for votes in known for what in ("as asked", "free filters"))]
    rows = []
    for key in dict.fromkeys(key for found in known.values() for key in found["pages"]):
        row = [PAGES[key].TITLE]
        for found in known.values():
            usual, free = found["pages"][key]["nothing"], found["pages"][key]["free"]
            row += [f"{usual['ms']:,.0f} ms ({times(usual['ratio'])})", f"{free['ms']:,.0f} ms"]
        rows.append(row)
    return table(head, rows)


def together() -> str:
    """Forty sessions that ask one page's questions at once."""
    rows = [
        [
            size(votes),
            PAGES[told["page"]].TITLE,
            *(seconds(told[form][what]["p95"] / 1_000) for form in ("anew", "remembered") for what in MEASURED),
        ]
        for votes, found in results("questions").items()
        for told in [found["together"]]
    ]
    forms = [f"{what}, {form}" for form in ("anew", "remembered") for what in ("one question", "whole page")]
    return table(["votes", "page", *forms], rows)


MEASURED = ("question_ms", "page_ms")


def group_bys() -> str:
    """Usual group-bys by three engines."""
    rows = [
        [size(votes), engine, *(f"{ms:,.0f} ms" for ms in taken.values())]
        for votes, found in results("questions").items()
        for engine, taken in found["group_bys"].items()
    ]
    names = next((list(found["group_bys"]["duckdb"]) for found in results("questions").values()), [])
    return table(["votes", "engine", *names], rows)


def growth() -> str:
    """Exponents: each thing alone, and the questions over all sizes that were measured."""
    found = result("growth") or {}
    axes = {key: value for key, value in found.items() if isinstance(value, dict) and "exponents" in value}
    rows = [
        [f"{axis}, {spanned(run['size'] for run in told['runs'])}", *(power(told["exponents"][name]) for name in GROWN)]
        for axis, told in axes.items()
    ]
    in_proportion = [power(each) for each in (*_fitted_imports(), *_fitted_questions())]
    if set(in_proportion) != {UNKNOWN}:
        sizes = {*results("imports"), *results("questions")}
        rows.append([f"all in proportion, {spanned(sizes)} votes", *in_proportion])
    return table(["what grows", *GROWN.values()], rows)


FORMS = (("nothing", "ms"), ("nothing", "counted_ms"), ("free", "ms"))


def _fitted_imports() -> list[float | None]:
    """Seconds, memory and file of imports over all sizes."""
    known = results("imports")
    costs = [
        [found["ways"]["import"][cost] for found in known.values()] for cost in ("seconds", "peak_mib")
    ] + [[found["file_bytes"]["warehouse.duckdb"] for found in known.values()]]
    return [exponent(list(known), each) for each in costs]


def _fitted_questions() -> list[float | None]:
    """All questions of all pages over all sizes, in the three ways of asking."""
    known = results("questions")
    return [exponent(list(known), [_all_pages(found, *form) for found in known.values()]) for form in FORMS]


def _all_pages(found: dict, form: str, what: str) -> float:
    return sum(page[form][what] for page in found["pages"].values())


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


def forgetting() -> str:
    """One person forgotten."""
    rows = [
        [size(votes), who, seconds(one["seconds"]), str(one["left"])]
        for votes, found in results("forgetting").items()
        for who, one in found["people"].items()
    ]
    return table(["votes", "who", "seconds", "left anywhere"], rows)
