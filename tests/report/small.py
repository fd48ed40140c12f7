"""Small stories, and what stands in the files made of them."""

import io
import zipfile
from datetime import date

import pandas as pd
import pypdf

from charts.listed_bars import listed_bars
from report.story import Figure, Picture, Section, Story, Table

BARS = pd.DataFrame({"name": ["Nurse", "GP", "Midwife"], "participants": pd.array([30, 20, None], dtype="Int64")})
PLANTED = ("Zebrafinch titles an idea", "Quokka writes an idea", "Narwhal comments", "Pangolin Trust of Nowhere")
PEOPLE = {"Camden": 60, "Brent": 43, "Bexley": 3, "Sutton": 7}
OPTIONS = {"category": "name", "value": "participants", "title": "People"}


def story(own_words: str = "", name: str = "A programme") -> Story:
    """One section with one chart and its table, in which one count is hidden."""
    table = Table(
        "roles", "People by role", BARS.set_axis(["Role", "People"], axis=1), {"Role": "text", "People": "people"}
    )
    picture = Picture(
        "roles", "People by role", listed_bars, BARS, "Two roles, from Nurse (30) down to GP (20).", OPTIONS
    )
    figure = Figure((picture,), table, ("coverage/roles",), "As it was made.")
    section = Section("fair", "How fairly", "Nurses most", ("Nurses, then GPs.",), (figure,), ("Not a sample.",))
    return Story(
        name, True, "About 50 people took part", "May 2014", (("People", "50", "To the nearest 5"),), (section,),
        own_words, "0123456789abcdef", date(2015, 10, 31), ("Residents. Somebody counted them.",),
    )  # fmt: skip


def pdf_text(content: bytes) -> str:
    """The text layer of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def readable(files: dict[str, bytes]) -> dict[str, str]:
    """All text in a story's files: of the document its text layer, of the workbook the text of its parts."""
    found = {}
    for name, content in files.items():
        if name.endswith(".pdf"):
            found[name] = pdf_text(content)
        elif name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                found[name] = "\n".join(book.read(part).decode() for part in book.namelist())
        elif not name.endswith(".png"):
            found[name] = content.decode("utf-8-sig")
    return found


def planted() -> dict[str, str]:
    """A programme with words of people that must never get out, and boroughs with few people."""
    who = [(f"p{place}", borough) for place, borough in enumerate(b for b, n in PEOPLE.items() for _ in range(n))]
    return {
        "programme.toml": 'name = "Ours"\nmade_up = false\nstart = 2014-05-01\nend = 2014-10-31\n'
        '[[phase]]\nid = "p"\nname = "The phase"\nstart = 2014-05-01\nend = 2014-10-31\n',
        "participants.csv": "participant_id,borough,role,organisation,organisation_kind\n"
        + "".join(f"{person},{borough},nurse,{PLANTED[3]},charity\n" for person, borough in who),
        "ideas.csv": f"idea_id,participant_id,principle,title,text\ni1,p1,1,{PLANTED[0]},{PLANTED[1]}\n",
        "comments.csv": f"comment_id,idea_id,participant_id,text\nc1,i1,p2,{PLANTED[2]}\n",
        "votes.csv": "participant_id,idea_id,vote,voted_at\n"
        + "".join(f"{person},i1,{1 if place % 3 else -1},2014-06-01\n" for place, (person, _) in enumerate(who)),
    }
