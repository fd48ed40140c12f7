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


def forgetting() -> str:
    """One person forgotten."""
    rows = [
        [size(votes), who, seconds(one["seconds"]), str(one["left"])]
        for votes, found in results("forgetting").items()
        for who, one in found["people"].items()
    ]
    return table(["votes", "who", "seconds", "left anywhere"], rows)
