"""Who comes in where there is a sign-in: one rule, and everything that is not clearly allowed is refused."""

import stat
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access import Role, Viewer, role_of
from pages.parts.signing_in import ended
from pages.parts.signing_in.__main__ import main
from pages.parts.signing_in.admission import (
    CLOSED_TO,
    ENDED,
    NO_ROLE,
    NOT_NOW,
    NOT_SIGNED_IN,
    OVER,
    SIGNED_OUT,
    UNCLEAR,
    admission,
    weighed,
)
from pages.parts.signing_in.ended import Ended
from pages.parts.signing_in.setup import Misconfigured, SignIn, checked

TABLE = {"leads": "lead", "designers": "design", "funders": "funder"}
RULES = SignIn("https://voices.example", 8 * 3600, "groups", TABLE)
NOON = 1_700_000_000
WHO = {"iss": "https://id.example", "sub": "s1"}
CLAIMS = WHO | {"is_logged_in": True, "iat": NOON, "nonce": "n", "groups": ["leads"]}
SECRETS = {
    "redirect_uri": "https://voices.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "dashboard",
    "client_secret": "secret of the client",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
    "client_kwargs": {"prompt": "login", "code_challenge_method": "S256"},
}
WANTED = {"groups_claim": "groups", "hours": 8, "roles": TABLE}


@pytest.fixture(autouse=True)
def key_of_its_own(monkeypatch, tmp_path):
    """A key that no other test knows."""
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(tmp_path / "key" / "pseudonym.key"))
    ended._key.cache_clear()
    yield
    ended._key.cache_clear()


def come(claims=(), over: Ended | None = None, after: float = 60, **changed):
    return weighed({**CLAIMS, **dict(claims), **changed}, RULES, over or Ended(), NOON + after)


@pytest.mark.parametrize(("group", "role"), TABLE.items())
def test_the_table_of_groups_says_who_somebody_is(group, role):
    assert come(groups=[group, "everyone"]) == Viewer(Role(role))


def test_of_several_roles_it_is_the_one_that_sees_the_least():
    assert come(groups=["leads", "funders", "designers"]) == Viewer(Role.FUNDER)
    assert come(groups=["leads", "designers"]) == Viewer(Role.DESIGN)


def test_one_group_may_come_as_a_word_instead_of_a_list():
    assert come(groups="leads") == Viewer(Role.LEAD)


@pytest.mark.parametrize("groups", [None, [], "", ["everyone"], ["Leads"], [["leads"]], {"leads": True}, 1, True])
def test_whoever_is_in_no_group_of_the_table_is_refused(groups):
    assert come(groups=groups) == NO_ROLE


def test_a_token_with_no_claim_of_groups_is_refused():
    claims = {name: value for name, value in CLAIMS.items() if name != "groups"}
    assert weighed(claims, RULES, Ended(), NOON) == NO_ROLE


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each)))
def test_no_group_outside_the_table_ever_has_a_role(groups):
    assert role_of(groups, {"a group that hypothesis does not write": "lead"}) is None


@pytest.mark.parametrize("claims", [{}, {"is_logged_in": False}, {"is_logged_in": "true"}])
def test_whoever_did_not_sign_in_is_asked_to(claims):
    assert weighed({**CLAIMS, "is_logged_in": None, **claims}, RULES, Ended(), NOON) == NOT_SIGNED_IN


@pytest.mark.parametrize(
    "changed", [{"iat": None}, {"iat": "1700000000"}, {"iat": True}, {"auth_time": "x"}, {"sub": None}, {"iss": 3},
                {"iat": NOON + 600}],
)  # fmt: skip
def test_a_token_that_is_not_clear_is_refused(changed):
    assert come(**changed) == UNCLEAR


def test_a_sign_in_counts_for_eight_hours_and_not_a_second_longer():
    assert come(after=8 * 3600 - 1) == Viewer(Role.LEAD)
    assert come(after=8 * 3600) == OVER


def test_a_fresh_token_of_an_old_sign_in_counts_from_the_sign_in():
    assert come(auth_time=NOON - 8 * 3600) == OVER
    assert come(auth_time=NOON - 3600) == Viewer(Role.LEAD)


def test_whoever_signed_in_before_everybody_was_signed_out_signs_in_again():
    assert come(over=Ended(everybody=NOON)) == ENDED
    assert come(over=Ended(everybody=NOON - 1)) == Viewer(Role.LEAD)


def test_signing_out_ends_that_sign_in_and_no_other():
    over = Ended(sign_ins=frozenset({ended.this_sign_in(CLAIMS)}))
    assert come(over=over) == SIGNED_OUT
    assert come(over=over, nonce="another") == Viewer(Role.LEAD)


def test_the_door_is_closed_to_one_account_whenever_it_signs_in():
    over = Ended(closed=frozenset({ended.person(CLAIMS)}))
    assert come(over=over, nonce="another", iat=NOON + 30) == CLOSED_TO
    assert come(over=over, sub="s2") == Viewer(Role.LEAD)


def test_the_list_is_heeded_by_the_next_look_and_holds_no_name(tmp_path):
    claims = {**CLAIMS, "iat": time.time() - 5, "sub": "jo.bloggs@nhs.example"}
    assert admission(claims, RULES, tmp_path) == Viewer(Role.LEAD)
    main(["--to", str(tmp_path), "close-to", claims["iss"], claims["sub"]])
    assert admission(claims, RULES, tmp_path) == CLOSED_TO
    main(["--to", str(tmp_path), "open-to", claims["iss"], claims["sub"]])
    assert admission(claims, RULES, tmp_path) == Viewer(Role.LEAD)
    main(["--to", str(tmp_path), "everybody-out"])
    assert admission(claims, RULES, tmp_path) == ENDED
    (kept,) = [path for path in tmp_path.rglob("*") if path.name == "sign_ins.csv"]
    assert b"bloggs" not in kept.read_bytes()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["nonsense", "1,everybody", "soon,everybody,-", "1,half a wo,-", "\udcff"])
def test_a_list_that_cannot_be_read_lets_nobody_in(tmp_path, content):
    (tmp_path / "live").mkdir()
    (tmp_path / "live" / "sign_ins.csv").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert admission({**CLAIMS, "iat": time.time()}, RULES, tmp_path) == NOT_NOW


def test_lines_that_two_servers_add_at_once_are_all_kept(tmp_path):
    with ThreadPoolExecutor(8) as servers:
        list(servers.map(lambda line: ended.add(tmp_path, ended.SIGN_IN, str(line)), range(200)))
    assert len(ended.ended(tmp_path).sign_ins) == 200


def test_a_sign_in_that_is_whole_is_understood():
    rules = checked(SECRETS, WANTED)
    assert (rules.origin, rules.host, rules.behind_tls, rules.seconds) == (RULES.origin, "voices.example", True, 28_800)


@pytest.mark.parametrize("name", ["redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"])
def test_a_sign_in_that_lacks_a_secret_stops_the_server_and_says_which(name):
    with pytest.raises(Misconfigured, match=name):
        checked({key: value for key, value in SECRETS.items() if key != name}, WANTED)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cookie_secret": "short"}, "shorter than 32"),
        ({"redirect_uri": "http://voices.example/oauth2callback"}, "begin with https"),
        ({"redirect_uri": "https://voices.example/"}, "followed by /oauth2callback"),
        ({"redirect_uri": "https://Voices.example/oauth2callback"}, "small letters"),
        ({"redirect_uri": "https://voices.example:443/oauth2callback"}, "own port"),
        ({"client_kwargs": {"code_challenge_method": "S256"}}, 'prompt = "login"'),
        ({"client_kwargs": {"prompt": "login"}}, "S256"),
    ],
)
def test_a_sign_in_that_is_unsafe_stops_the_server(changed, said):
    with pytest.raises(Misconfigured, match=said):
        checked(SECRETS | changed, WANTED)


@pytest.mark.parametrize(
    "wanted",
    [{}, {"roles": {}}, {"roles": {"leads": "owner"}}, {"roles": None}, {"hours": 0}, {"hours": 25}, {"hours": "8"},
     {"groups_claim": ""}],
)  # fmt: skip
def test_with_no_table_of_roles_or_no_age_the_server_does_not_start(wanted):
    with pytest.raises(Misconfigured):
        checked(SECRETS, (WANTED | wanted) if wanted else {})


def test_no_fault_of_the_setting_up_tells_a_secret():
    for name in SECRETS:
        with pytest.raises(Misconfigured) as fault:
            checked(SECRETS | {name: "" if name != "client_kwargs" else {}}, WANTED)
        assert "secret of the client" not in str(fault.value)


def test_the_settings_that_come_with_the_dashboard_are_a_whole_sign_in():
    settings = tomllib.loads((Path(__file__).parents[2] / "data" / "settings.toml").read_text(encoding="utf-8"))
    rules = checked(SECRETS, settings["sign_in"])
    assert (rules.seconds, set(rules.roles.values())) == (8 * 3600, set(Role))


def test_the_example_of_secrets_is_a_whole_sign_in_once_its_secrets_are_put_in():
    example = (Path(__file__).parents[2] / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")
    auth = tomllib.loads(example)["auth"]
    with pytest.raises(Misconfigured):
        checked(auth, WANTED)
    assert checked(auth | {"cookie_secret": "x" * 32}, WANTED).behind_tls
