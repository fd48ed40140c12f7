"""The sample programme with every word that people gave it made hostile: markdown, HTML, colours, formulas."""

import csv
import re
import shutil
from itertools import count
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ELSEWHERE = "elsewhere.example"
ATTACKS = (
    f"![p](http://{ELSEWHERE}/p.png)",
    f'<img src="http://{ELSEWHERE}/i.png" onerror="document.body.dataset.hostile=1">',
    f"[click](http://{ELSEWHERE}/link)",
    "<script>document.body.dataset.hostile=2</script>",
    ":red[reddened] :material/hostile: :smile:",
    "$\\frac{hostile}{1}$",
    f'=HYPERLINK("http://{ELSEWHERE}/f")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    f"<style>@import 'http://{ELSEWHERE}/s.css'</style>",
    "# hostile heading\n\n---\n| a | b |\n|---|---|",
    f"javascript:document.body.dataset.hostile=3//http://{ELSEWHERE}/bare",
    "hostile heading\n===\n",
    "`<b data-hostile=4>bold</b>` **strong**",
    f"{{{{constructor.constructor('document.body.dataset.hostile=5')()}}}} <svg onload=alert(1)>http://{ELSEWHERE}",
)
IN_ALL = f":red[reddened] :material/hostile: $\\frac{{hostile}}{{1}}$ [x](http://{ELSEWHERE}/l) <img src=http://{ELSEWHERE}/e>"
FREE = {
    "participants": ("organisation", "organisation_kind", "role", "group", "channel"),
    "organisations": ("organisation", "kind"),
    "ideas": ("title", "text"),
    "comments": ("text",),
    "responses": ("organisation", "text"),
    "evidence": ("title", "text", "link"),
    "statements": ("text",),
    "decisions": ("reason",),
    "reach": ("channel",),
}
# Every so many rows hold a word that is none of the known ones, so that their rows or cells are refused and listed.
REFUSED = {"participants": "borough", "votes": "vote", "comments": "commented_at", "targets": "dimension"}
EVERY = 37
KEPT_KNOWN = {"organisation_kind", "role", "group", "channel", "kind"}


def hostile_export(folder: Path) -> Path:
    """The sample's files in `folder`, each of their free words with one of the attacks before it."""
    shutil.copytree(SAMPLE, folder)
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        spoilt = [_spoilt(path.stem, number, row) for number, row in enumerate(rows)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0], f"<img src=http://{ELSEWHERE}/column.png>"])
            writer.writeheader()
            writer.writerows(spoilt)
    _spoil_programme(folder / "programme.toml")
    return folder


def _spoilt(table: str, number: int, row: dict[str, str]) -> dict[str, str]:
    found = dict(row)
    for column in FREE.get(table, ()):
        known = column in KEPT_KNOWN
        # Known words stay mostly as they are: a page that sorts everybody under "other" would show little.
        if found[column] and (not known or number % EVERY == 0):
            found[column] = attacked(found[column])
    if table in REFUSED and number % EVERY == 1:
        found[REFUSED[table]] = attacked(found[REFUSED[table]])
    return found


def attacked(words: str) -> str:
    """The words among attacks, the same ones for the same words: a name is one name in all tables."""
    return f"{ATTACKS[sum(words.encode()) % len(ATTACKS)]} {words} {IN_ALL}"


def _spoil_programme(path: Path) -> None:
    turn = count()

    def attack(found: re.Match) -> str:
        words = f"{ATTACKS[next(turn) % len(ATTACKS)]} {found[1]} {IN_ALL}".replace("\\", "\\\\").replace('"', '\\"')
        return f'name = "{words}"'.replace("\n", "\\n")

    path.write_text(re.sub(r'name = "([^"]*)"', attack, path.read_text(encoding="utf-8")), encoding="utf-8")
