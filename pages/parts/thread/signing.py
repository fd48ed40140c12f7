"""What a design group needs to see before it signs: sentences with nothing behind them, support that was dropped."""

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.filters import Filters
from pages.parts.programme import Looking
from pages.parts.thread.known import SHARE, WIDE, Thread, rounded
from queries.findings.thread import dropped_though_supported, lost_principles, nothing_behind

MADE = (
    "An idea is well supported where even the lower end of the 95% interval (Wilson) of its share of votes for is over "
    "one half; votes are those under the filters. It counts as dropped where no sentence holds it."
)
FEW = 8


def before_signing(look: Looking, chosen: Filters, thread: Thread) -> None:
    """Draw what stands out, over all declarations."""
    st.header("Before it is signed")
    said = [nothing_behind(thread.sentences)]
    if not thread.scale:
        said += [dropped_though_supported(thread.outcomes), *lost_principles(thread.outcomes)]
    st.markdown("\n".join(f"- {as_written(words)}" for words in said if words))
    _alone(look, thread)
    if not thread.scale:
        _lost(look, chosen, thread)
    about(look, ["thread/summary", "thread/sentences", "thread/outcomes"], MADE)


def _alone(look: Looking, thread: Thread) -> None:
    none = thread.sentences[thread.sentences["kept"] + thread.sentences["merged"] == 0]
    if none.empty:
        return
    columns = {"statement_id": "Sentence", "text": "Words", "principle_name": "Principle",
               "framework_name": "Declaration", "dropped": "Ideas dropped"}  # fmt: skip
    with st.expander(f"Sentences with no idea behind them ({len(none)})"):
        rows = none[list(columns)].rename(columns=columns)
        table(look, rows, "Sentences with no idea behind them", "everything", "alone", {"Words": WIDE})


def _lost(look: Looking, chosen: Filters, thread: Thread) -> None:
    lost = thread.outcomes[thread.outcomes["gone"] & thread.outcomes["supported"]]
    if lost.empty:
        return
    lost = lost.sort_values(["low", "idea"], ascending=[False, True]).drop_duplicates("idea")
    columns = {"called": "Idea", "share": "Share for", "low": "From", "high": "To", "people": "People",
               "reason": "Reason", "principle_name": "Given under", "statement_id": "Weighed for",
               "idea_id": "Identifier"}  # fmt: skip
    with st.expander(f"Supported and dropped ({len(lost)})"):
        rows = rounded(lost)[list(columns)].rename(columns=columns)
        formats = {"Idea": WIDE} | dict.fromkeys(("Share for", "From", "To"), SHARE)
        height = "auto" if len(rows) <= FEW else 340
        table(look, rows, "Supported and dropped", chosen.words, "lost", formats, height)
