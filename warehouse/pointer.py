"""The pointer that says which release is live: read, and replaced in one rename."""

import json
import os
from pathlib import Path

POINTER = "current.json"


def read_pointer(folder: Path) -> dict:
    """What the pointer of a programme's folder says; empty where there is none, or where it is damaged."""
    try:
        pointer = json.loads((folder / "live" / POINTER).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return pointer if isinstance(pointer, dict) and isinstance(pointer.get("release"), str) else {}


def point(folder: Path, kept: list[str], delta: int = 0) -> None:
    """Replace the pointer in one rename; the first of `kept` is live, with the delta of that number beside it."""
    aside = folder / "live" / f"{POINTER}.new"
    with aside.open("w", encoding="utf-8") as file:
        json.dump({"release": kept[0], "delta": delta, "kept": kept}, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / "live" / POINTER)
    sync(folder / "live")


def sync(path: Path) -> None:
    """Write a file or folder through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
