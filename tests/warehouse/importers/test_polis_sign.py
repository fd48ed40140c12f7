import re

import pytest

from tests.warehouse.importers.conversations import INVERTED, NEWEST, OLD, WHEN, staged, written
from warehouse.importers.plan import Options
from warehouse.importers.polis.sign import shortened
from warehouse.refusal import NeedsAnswer, Refused

NO_COMMAS = f"""\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1727000000,{WHEN},0,0,0,3,1,Home visits
1727000001,{WHEN},1,1,3,0,1,Close the day centres
1727000002,{WHEN},2,1,0,0,1,Third
1727000003,{WHEN},3,1,0,0,1,Fourth
"""


def votes_of(conversation):
    return [vote for _, vote, _ in conversation.votes()]


def test_an_export_of_autumn_2024_asks_and_shows_the_top_statement_under_each_reading(tmp_path):
    with pytest.raises(NeedsAnswer) as asked:
        staged(written(tmp_path / "inverted", INVERTED))
    assert asked.value.option == "--sign"
    assert asked.value.file == "votes.csv"
    assert asked.value.question == (
        "votes.csv: in September and October 2024 Polis wrote -1 for agree, and this may be such an export. "
        "If 1 means agree, people agree most with “\"Close\" the day centres”: then say --sign as-is. "
        "If 1 means disagree, they agree most with “Home visits, meals and transport, all from one team”: "
        "then say --sign inverted."
    )


def test_the_answer_inverted_turns_every_vote(tmp_path):
    conversation = staged(written(tmp_path / "inverted", INVERTED), Options(sign="inverted"))
    assert votes_of(conversation) == [1, 1, 1, -1, -1, 0, 0, 1]


def test_the_answer_as_is_leaves_every_vote(tmp_path):
    conversation = staged(written(tmp_path / "inverted", INVERTED), Options(sign="as-is"))
    assert votes_of(conversation) == [-1, -1, -1, 1, 1, 0, 0, -1]


def test_an_answer_counts_for_any_export(tmp_path):
    conversation = staged(written(tmp_path / "old", OLD), Options(sign="inverted"))
    assert votes_of(conversation) == [-1, -1, 0, -1, 1, 1, -1]


def test_another_answer_is_refused(tmp_path):
    with pytest.raises(Refused, match="--sign can be as-is or inverted, not flipped"):
        staged(written(tmp_path / "old", OLD), Options(sign="flipped"))


def test_words_without_any_comma_are_in_doubt_only_up_to_october_2024(tmp_path):
    with pytest.raises(NeedsAnswer):
        staged(written(tmp_path / "then", INVERTED, comments=NO_COMMAS))
    later = {name: re.sub(r"(?m)^17270", "17900", text) for name, text in INVERTED.items()}
    comments = re.sub(r"(?m)^17270", "17900", NO_COMMAS)
    assert votes_of(staged(written(tmp_path / "later", later, comments=comments))) == [-1, -1, -1, 1, 1, 0, 0, -1]


def test_unquoted_commas_are_in_doubt_whenever_they_were_written(tmp_path):
    later = {name: re.sub(r"(?m)^17270", "17900", text) for name, text in INVERTED.items()}
    with pytest.raises(NeedsAnswer):
        staged(written(tmp_path / "later", later))


def test_quoted_statements_of_the_same_weeks_are_in_no_doubt(tmp_path):
    comments = NO_COMMAS.replace("Home visits", '"Home visits, meals"').replace("Close the day centres", '"Close"')
    comments = comments.replace("Third", '"Third"').replace("Fourth", '"Fourth"')
    conversation = staged(written(tmp_path / "quoted", INVERTED, comments=comments))
    assert votes_of(conversation) == [-1, -1, -1, 1, 1, 0, 0, -1]
    assert conversation.ideas()[0][1] == "Home visits, meals"


def test_statements_saved_by_a_spreadsheet_are_in_no_doubt(tmp_path):
    comments = NO_COMMAS.replace("Home visits", '"Home visits, meals"')
    conversation = staged(written(tmp_path / "saved", INVERTED, comments=comments))
    assert [text for _, text, *_ in conversation.ideas()][:2] == ["Home visits, meals", "Close the day centres"]


def test_a_named_convention_settles_it(tmp_path):
    said = INVERTED["summary.csv"] + "vote-convention,agree=+1;disagree=-1;pass=0;format=polis-export/1"
    assert votes_of(staged(written(tmp_path / "a", INVERTED, summary=said)))[0] == -1
    turned = INVERTED["summary.csv"] + "vote-convention,disagree=+1;agree=-1;pass=0;format=polis-export/1"
    assert votes_of(staged(written(tmp_path / "b", INVERTED, summary=turned)))[0] == 1
    assert votes_of(staged(written(tmp_path / "c", NEWEST))) == [1, -1]


def test_the_old_exporters_bare_words_are_in_no_doubt(tmp_path):
    assert votes_of(staged(written(tmp_path / "old", OLD)))[0] == 1


def test_a_statement_in_the_question_is_short_and_masked():
    assert shortened("Ring me on\n020 7946 0018 or not") == "Ring me on [phone number removed] or not"
    assert shortened("word " * 40) == "word " * 15 + "word…"
