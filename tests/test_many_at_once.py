"""Many people at one server at the same moment, with mixed roles and different filters: nobody gets anybody else's."""

import asyncio
import json
import random
import re
import time
from collections.abc import Iterator

import pyarrow as pa
import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string

from access import Role
from bench.sockets import TOKEN, Drawn, Visitor, visitor
from tests.browser.sign_in_service import SECRET, Place, with_sign_in
from tests.finishing import finished
from tests.small_programmes import imported

pytestmark = pytest.mark.slow

# None of these is a multiple of five, so none of them is published; and no other number on a page is alike.
PEOPLE = {"Camden": 1237, "Brent": 1361, "Barnet": 1483, "Croydon": 1619, "Newham": 1747, "Sutton": 1871}
TRUE = [*PEOPLE.values(), sum(PEOPLE.values())]
GROUPS = {Role.LEAD: "dashboard-leads", Role.DESIGN: "dashboard-design", Role.FUNDER: "dashboard-funders"}
SHOWN_AS = {Role.LEAD: "lead", Role.DESIGN: "design group", Role.FUNDER: "funder"}
OF_EACH_ROLE, TURNS = 8, 5


def programme() -> dict[str, str]:
    """Each borough has so many people, all of an organisation and with an idea that are the borough's own."""
    who = [(f"p{name}{number}", name) for name, many in PEOPLE.items() for number in range(many)]
    people = "".join(f"{person},{name},nurse,{name} Quillon Trust\n" for person, name in who)
    ideas = "".join(f"i{name},p{name}0,1,Marigold of {name},2014-06-01T10:00:00\n" for name in PEOPLE)
    votes = "".join(f"{person},i{name},1,2014-06-01T10:00:00\n" for person, name in who)
    return {
        "participants.csv": "participant_id,borough,role,organisation\n" + people,
        "ideas.csv": "idea_id,participant_id,principle,title,submitted_at\n" + ideas,
        "votes.csv": "participant_id,idea_id,vote,voted_at\n" + votes,
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A dashboard of that programme with a sign-in."""
    folder = tmp_path_factory.mktemp("many")
    imported(folder / "programme", programme())
    with with_sign_in(folder / "programme", folder, with_service=False) as found:
        yield found


def signed_in(place: Place, role: Role, number: int) -> dict[str, str]:
    """The cookies of somebody with a role."""
    claims = {
        "is_logged_in": True, "origin": place.address, "iss": "https://id.example", "sub": f"{role}-{number}",
        "nonce": "n", "groups": [GROUPS[role]], "iat": time.time() - 5,
    }  # fmt: skip
    signed = create_signed_value(SECRET, "_streamlit_user", json.dumps(claims)).decode()
    return {TOKEN: generate_xsrf_token_string(), "_streamlit_user": signed}


def figures(drawn: Drawn) -> list[str]:
    """The figures at the head of a page."""
    return [each.metric.body for each in drawn.elements() if each.WhichOneof("type") == "metric"]


def says(drawn: Drawn, word: str) -> bool:
    """Whether a word reached the browser, shown or not."""
    return any(word.encode() in frame for frame in drawn.frames)


def counts(drawn: Drawn, number: int) -> bool:
    """Whether a number reached the browser as words, which it does not as a part of a code or of another number."""
    number_alone = re.compile(rf"(?<![\w.,-])({number}|{number:,})(?![\w-]|[.,]\d)".encode())
    return any(number_alone.search(frame) for frame in drawn.frames)


def numbers(drawn: Drawn) -> set[float]:
    """Every number in the data of a page's tables and charts."""
    found: set[float] = set()
    for each in drawn.elements():
        kind = each.WhichOneof("type")
        chart = each.vega_lite_chart if kind == "vega_lite_chart" else None
        data = [each.arrow_data_frame.data] if kind == "arrow_data_frame" else []
        data += [one.data.data for one in chart.datasets] + [chart.data.data] if chart else []
        for table in (pa.ipc.open_stream(one).read_all() for one in data if one):
            for column in table.columns:
                if pa.types.is_integer(column.type) or pa.types.is_floating(column.type):
                    found |= {float(value) for value in column.to_pylist() if value is not None}
    return found


def is_of(drawn: Drawn, role: Role) -> None:
    """Insist that a page is whole and was drawn for this role and for no other."""
    assert drawn.faults() == []
    assert {shown for shown in SHOWN_AS.values() if says(drawn, f"Signed in: {shown}")} == {SHOWN_AS[role]}


def is_of_borough(drawn: Drawn, name: str) -> None:
    """Insist that a page of organisations counts this borough's people, and carries no other borough's rows."""
    assert figures(drawn)[0] == f"{PEOPLE[name]:,}"
    assert {other for other in PEOPLE if says(drawn, f"{other} Quillon Trust")} == {name}


async def looks_at_boroughs(place: Place, role: Role, number: int) -> None:
    """Somebody who sees true counts chooses one borough after another."""
    turns = random.Random(f"{role}-{number}").choices(list(PEOPLE), k=TURNS)
    async with visitor(place.address.removeprefix("http://"), signed_in(place, role, number)) as person:
        drawn = await person.visit("organisations", f"area={turns[0]}")
        for name in [*turns[1:], None]:
            is_of(drawn, role)
            is_of_borough(drawn, turns[0])
            if name:
                turns[0] = name
                drawn = await person.choose("Boroughs", [name])
        await is_refused(person, "sources" if role is Role.DESIGN else "no-such-page")


async def looks_as_a_funder(place: Place, number: int) -> None:
    """A funder looks again and again, with filters in the address and at pages that are not theirs."""
    async with visitor(place.address.removeprefix("http://"), signed_in(place, Role.FUNDER, number)) as person:
        for turn in range(TURNS):
            name = list(PEOPLE)[(number + turn) % len(PEOPLE)]
            published(await person.visit("impact", f"area={name}"))
            published(await is_refused(person, "organisations"))


def published(drawn: Drawn) -> None:
    """Insist that no true count and no name reached a funder, in words or in the data of a table or chart."""
    is_of(drawn, Role.FUNDER)
    assert [one for one in TRUE if counts(drawn, one)] == []
    assert numbers(drawn) & set(TRUE) == set()
    assert not says(drawn, "Quillon Trust")
    assert not says(drawn, "Marigold")


async def is_refused(person: Visitor, page: str) -> Drawn:
    """Insist that a page is not there for this visitor."""
    drawn = await person.visit(page)
    assert drawn.was_not_found()
    return drawn


async def is_a_stranger(place: Place) -> None:
    """Somebody who has not signed in, at the same moment."""
    async with visitor(place.address.removeprefix("http://")) as person:
        for page in ("", "organisations", "impact") * 2:
            drawn = await person.visit(page, "area=Camden")
            assert not any(says(drawn, word) for word in ("Quillon", "Marigold", "Signed in: ", "1,237"))
            assert figures(drawn) == []


def test_nobody_gets_the_filters_the_role_or_the_rows_of_anybody_else(place):
    async def everybody() -> None:
        async with asyncio.TaskGroup() as all_of_them:
            for number in range(OF_EACH_ROLE):
                all_of_them.create_task(looks_at_boroughs(place, Role.LEAD, number))
                all_of_them.create_task(looks_at_boroughs(place, Role.DESIGN, number))
                all_of_them.create_task(looks_as_a_funder(place, number))
                all_of_them.create_task(is_a_stranger(place))

    finished(everybody())


def test_what_a_lead_gets_would_be_noticed_if_a_funder_got_it(place):
    async def a_lead() -> tuple[Drawn, Drawn]:
        async with visitor(place.address.removeprefix("http://"), signed_in(place, Role.LEAD, 99)) as person:
            return await person.visit("coverage"), await person.visit("organisations")

    coverage, organisations = finished(a_lead())
    assert counts(coverage, sum(PEOPLE.values()))
    assert set(PEOPLE.values()) <= numbers(coverage)
    assert all(says(organisations, f"{name} Quillon Trust") for name in PEOPLE)
    with pytest.raises(AssertionError):
        published(coverage)
