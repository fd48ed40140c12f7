"""What was measured is kept as JSON in `bench/results/`, with what it was measured on."""

import json
import os
import platform
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
COUNTED = ("duckdb", "pandas", "polars", "streamlit")


def kept(name: str, measured: dict, command: str) -> None:
    """Write what was measured to `bench/results/<name>.json`, with the command that repeats it."""
    RESULTS.mkdir(exist_ok=True)
    whole = measured | {"measured_on": facts(), "command": command}
    (RESULTS / f"{name}.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def facts() -> dict:
    """Python, packages, cores, memory (GiB) and how busy the machine is with other things (load, one minute)."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "python": platform.python_version(),
        **{name: version(name) for name in COUNTED},
        "cores": os.cpu_count(),
        "memory_gib": round(memory, 1),
        "load_afterwards": round(os.getloadavg()[0], 2),
    }


def results(subject: str) -> dict[int, dict]:
    """Size -> what `<subject>-<size>.json` holds, the smallest size first."""
    found = {}
    for path in RESULTS.glob(f"{subject}-*.json"):
        size = path.stem.removeprefix(f"{subject}-")
        if size.isdigit():
            found[int(size)] = json.loads(path.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))


def result(name: str) -> dict | None:
    """What `<name>.json` holds; None where it was not measured yet."""
    path = RESULTS / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
