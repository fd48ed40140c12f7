"""The script that puts Streamlit's page right, as the server answers with it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request

from pages.parts.server.mending import ADDRESS, SCRIPT, mending, mending_tag


def answer_at(address: str):
    """The answer of the script's endpoint to a GET of this address."""
    path, _, query = address.partition("?")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    # In a thread of its own: a browser test before this one may have left a loop running here.
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(lambda: asyncio.run(mending(Request(scope)))).result()


def test_the_tag_names_the_script_at_an_address_of_its_version():
    answer = answer_at(mending_tag().split('"')[1])
    assert answer.body == SCRIPT.read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_at_an_address_of_another_version_it_is_asked_for_again():
    assert answer_at(f"{ADDRESS}?v=old").headers["cache-control"] == "no-cache"
