"""One setting says which engine answers questions."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.clickhouse_server import PASSWORD, USER, serving
from warehouse.clickhouse.sending import write
from warehouse.clickhouse.service import SETTING, Service, client, in_plain_words, service
from warehouse.refusal import Refused

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize("words", ["", "duckdb", " duckdb "])
def test_without_it_duckdb_answers(words, monkeypatch):
    monkeypatch.setenv(SETTING, words)
    assert service() is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("clickhouse://ch.example", Service("participation", "", "http", "ch.example", 8123, "default")),
        ("clickhouse://lead@ch.example:9000/tlcs", Service("tlcs", "", "http", "ch.example", 9000, "lead")),
        (
            "clickhouse+https://a:b%2Fc@ch.example/",
            Service("participation", "", "https", "ch.example", 8443, "a", "b/c"),
        ),
        ("chdb:some/folder", Service("participation", "some/folder")),
    ],
)
def test_it_names_a_server_or_a_folder(words, meant, monkeypatch):
    monkeypatch.setenv(SETTING, words)
    assert service() == meant


@pytest.mark.parametrize(
    "words",
    [
        "clickhouse",
        "clickhouse://",
        "postgres://host",
        "chdb:",
        "clickhouse://h/a-b",
        "clickhouse://h:port/x",
        "clickhouse://h/a/b",
    ],
)
def test_what_is_not_understood_is_refused_and_said(words, monkeypatch):
    monkeypatch.setenv(SETTING, words)
    with pytest.raises(Refused, match="PARTICIPATION_ENGINE is not understood"):
        service()


def test_the_password_is_never_shown(monkeypatch):
    monkeypatch.setenv(SETTING, "clickhouse://reader:very-secret@127.0.0.1:1/x")
    with pytest.raises(Refused) as refused:
        client(service())
    assert refused.value.why.startswith("ClickHouse at 127.0.0.1:1 did not do what was asked: ")
    assert "very-secret" not in f"{service()!r} {service().name} {refused.value.why}"


def test_what_clickhouse_refuses_is_said_in_one_line(embedded):
    with (
        pytest.raises(Refused, match=r"^ClickHouse at chdb:.+ did not do what was asked: [^\n]+$"),
        in_plain_words(embedded),
    ):
        client(embedded).command("SELECT no_such_function(1)")


@pytest.mark.slow
def test_a_server_is_written_and_asked_over_http_with_its_password(embedded, sample_release, tmp_path, monkeypatch):
    with serving(embedded.folder) as port:
        monkeypatch.setenv(SETTING, f"clickhouse://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/over_http")
        write(service(), sample_release.warehouse, "over_http_1", tmp_path / "pieces")
        there = client(service(), "over_http_1")
        asked = there.query_arrow(
            "SELECT count() AS n, sum(n) AS nothing, {word:String} AS word FROM people LEFT JOIN rollup_ideas ON 0",
            parameters={"word": "it's \\ \t{x:y}"},
        )
        monkeypatch.setenv(SETTING, f"clickhouse://{USER}:wrong@127.0.0.1:{port}/over_http")
        with pytest.raises(Refused, match="Authentication failed"):
            client(service())
    here = client(embedded, "over_http_1").command("SELECT count() FROM people")
    assert asked.to_pylist() == [{"n": here, "nothing": None, "word": "it's \\ \t{x:y}"}]
    client(embedded).command("DROP DATABASE over_http_1 SYNC")


def test_nobody_without_the_setting_loads_what_speaks_to_clickhouse():
    code = "import sys, dashboard, queries.runner, warehouse.__main__; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True)
    assert {"clickhouse_connect", "chdb", "sqlglot"}.isdisjoint(said.stdout.split())
