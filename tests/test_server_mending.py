"""The script that puts Streamlit's page right, as the server answers with it."""


from starlette.requests import Request

from pages.parts.server.mending import ADDRESS, SCRIPT, mending, mending_tags
from tests.finishing import finished


def answer_at(address: str):
    """The answer of the script's endpoint to a GET of this address."""
    path, _, query = address.partition("?")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    return finished(mending(Request(scope)))


def test_the_tag_names_the_script_at_an_address_of_its_version():
    answer = answer_at(mending_tags().decode().rpartition('src="')[2].split('"')[0])
    assert answer.body == SCRIPT.read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_at_an_address_of_another_version_it_is_asked_for_again():
    assert answer_at(f"{ADDRESS}?v=old").headers["cache-control"] == "no-cache"
