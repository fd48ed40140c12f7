"""Makes every file of a story: the document, the web page, the tables and the pictures."""

from collections.abc import Callable

from report.document import as_pdf
from report.drawing import Studio, described
from report.story import Story
from report.tables import as_csv, as_xlsx, read_me
from report.web import as_html

Progress = Callable[[float, str], None]


def files(story: Story, progress: Progress = lambda share, doing: None) -> dict[str, bytes]:
    """Every file by its name ("impact.pdf", "charts/london.svg"), the same bytes for the same story.

    progress is told how far it is, from 0 to 1, and what comes next.
    """
    studio, pictures, made = Studio(), story.pictures(), {}
    for place, picture in enumerate(pictures):
        progress(0.85 * place / len(pictures), f"Drawing: {picture.title}")
        made[f"charts/{picture.key}.svg"] = described(studio.svg(picture), picture).encode()
        made[f"charts/{picture.key}.png"] = studio.png(picture)
        studio.svg(picture, dark=True)
    progress(0.85, "Setting the document")
    made["impact.pdf"] = as_pdf(story, studio)
    progress(0.95, "Writing the web page and the tables")
    made["impact.html"] = as_html(story, studio)
    made["figures.csv"], made["figures.xlsx"] = as_csv(story), as_xlsx(story)
    made["read-me.txt"] = read_me(story).encode()
    progress(1.0, "Done")
    return made
