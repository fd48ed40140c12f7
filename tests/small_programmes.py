"""Small programmes in the canonical format, written in a test and made live."""

from collections.abc import Mapping
from pathlib import Path

from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import Release, current

# Words that would call another host, or run as a formula, if anything read them as more than words.
PICTURE, LINK, FORMULA = "![x](http://elsewhere.example/x.png)", "[read](http://elsewhere.example)", "=HYPERLINK(1)"
HOSTILE = {
    "programme.toml": f'name = "{PICTURE}"\nmade_up = true\nstart = 2014-05-01\nend = 2014-10-31\n'
    f'[[phase]]\nid = "p"\nname = "{LINK}"\nstart = 2014-05-01\nend = 2014-10-31\n',
    "participants.csv": f"participant_id,organisation,organisation_kind,borough\np1,{PICTURE},charity,Camden\n",
    "organisations.csv": f"organisation,kind,boroughs,invited\n{LINK},charity,Brent,yes\n",
    "ideas.csv": f"idea_id,participant_id,principle,title\ni1,p1,1,{PICTURE}\ni2,p1,1,{FORMULA}\n",
    "comments.csv": f"comment_id,idea_id,participant_id,text\nc1,i1,p1,{LINK}\nc2,i9,p1,{PICTURE}\n",
    "votes.csv": f"participant_id,idea_id,vote\np1,i1,for\np1,i1,{PICTURE}\n",
}


def imported(folder: Path, files: Mapping[str, str], **options: object) -> Release:
    """The release of a programme's folder after these files (name -> content) were imported into it."""
    attempt = run_import(folder, [written(folder / "given" / "export", files)], Options(**options))
    assert attempt.outcome == "live", attempt.why
    release = current(folder)
    assert release is not None
    return release


def written(export: Path, files: Mapping[str, str]) -> Path:
    """The folder of an export, made with these files in it."""
    export.mkdir(parents=True)
    for name, content in files.items():
        (export / name).write_text(content, encoding="utf-8", newline="")
    return export


def people(boroughs: Mapping[str, int], role: str = "nurse") -> dict[str, str]:
    """Two tables: so many people of each borough ("" where none is known), each of whom votes for principle 1."""
    where = [borough for borough, number in boroughs.items() for _ in range(number)]
    rows = [f"p{place},{borough},{role}\n" for place, borough in enumerate(where)]
    votes = [f"p{place},1,1,2014-06-01T10:00:00\n" for place in range(len(where))]
    return {
        "participants.csv": "participant_id,borough,role\n" + "".join(rows),
        "votes.csv": "participant_id,principle,vote,voted_at\n" + "".join(votes),
    }
