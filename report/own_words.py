"""The words a lead added to the story: public, shown as they were written."""

from pathlib import Path

from warehouse.decisions import decided

KIND, PLACE, LONGEST = "impact_words", "impact", 1_200


def own_words(folder: Path) -> str:
    """The text that stands for a programme; empty where a lead wrote none or took it back. Raises Refused."""
    said = [row["text"] for row in decided(folder, KIND) if row["place"] == PLACE]
    return said[-1].strip()[:LONGEST] if said else ""
