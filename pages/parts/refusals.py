"""What was refused while a page was drawn, said on it in its own sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.parts.banners import as_written
from warehouse.refusal import Refused


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """Within the block whatever is refused ends it and is said on the page; what stands there already stays."""
    try:
        yield
    except Refused as why:
        st.error(as_written(str(why)))
