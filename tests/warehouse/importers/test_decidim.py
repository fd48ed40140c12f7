import pytest

from tests.warehouse.importers.imports import imported

pytestmark = pytest.mark.slow

# Since 0.30: authors, taxonomies, votes and likes; the second proposal's votes are hidden, the third has none.
NEW = """\
id;author/id;author/name;author/url;taxonomies;participatory_space/id;component/id;title/en;title/es;\
title/machine_translations/fr;body/en;body/es;state;reference;votes;likes/total_count;likes/user_likes;comments;\
attachments;published_at;url;withdrawn;created_at
11;7;Ann;https://d.test/profiles/ann;;1;4;Weekly meeting;;Réunion;'=Nurses, GPs and carers;;accepted;R-11;25;3;Bo, Cy;\
2;0;2014-05-13 16:53:20 UTC;https://d.test/processes/p/f/4/proposals/11;false;2014-05-12 09:00:00 UTC
12;8, 9;Bo, Cy;https://d.test/profiles/bo, https://d.test/profiles/cy;;1;4;;Un número;;;Llamar a un número;;R-12;\
;0;;0;0;2014-05-14 10:00:00 +0100;https://d.test/processes/p/f/4/proposals/12;true;2014-05-14 09:00:00 UTC
13;1;Town hall;https://d.test/;;1;4;Home visits;;;"From one team;
and one number";;evaluating;R-13;0;1;;1;0;2014-05-15 10:00:00 UTC;https://d.test/processes/p/f/4/proposals/13;false;\
2014-05-15 10:00:00 UTC
"""
# Until 0.29: no author, categories and scopes, supports and endorsements, commas.
OLD = """\
id,category/id,category/name/en,scope/id,scope/name/en,participatory_space/id,participatory_space/url,component/id,\
title/ca,title/en,body/ca,body/en,state,reference,answer/en,supports,endorsements/total_count,\
endorsements/user_endorsements,comments,attachments,followers,published_at,url,meeting_urls,related_proposals
5,,,3,Camden,1,https://d.test/processes/p,4,Reunió,Weekly meeting,Cada setmana,Every week,rejected,R-5,No,12,2,Bo,\
1,0,0,2014-05-13 16:53:20 UTC,https://d.test/processes/p/f/4/proposals/5,,
6,,,,,1,https://d.test/processes/p,4,Un número,,Un sol número,,,R-6,,3,0,,0,0,0,2014-05-14 16:53:20 UTC,\
https://d.test/processes/p/f/4/proposals/6,,
"""
COMMENTS = """\
id;created_at;body;locale;author/id;author/name;alignment;depth;user_group/id;user_group/name;commentable_id;\
commentable_type;root_commentable_url
90;2014-05-16 10:00:00 UTC;'+1 from me;en;7;Ann;1;0;;;13;Decidim::Proposals::Proposal;https://d.test/p/f/4/proposals/13
91;2014-05-16 11:00:00 UTC;Why?;en;9;Cy;-1;1;;;90;Decidim::Comments::Comment;https://d.test/p/f/4/proposals/13
92;2014-05-16 12:00:00 UTC;See you there;en;9;Cy;0;0;;;44;Decidim::Meetings::Meeting;https://d.test/p/f/5/meetings/44
"""


def test_new_proposals_are_ideas_and_their_votes_are_counts(tmp_path):
    outcome = imported(tmp_path, {"open-data-proposals.csv": "\ufeff" + NEW})
    assert outcome.books == {
        ("open-data-proposals.csv", "ideas"): (3, 3, 0, 0, 0),
        ("open-data-proposals.csv", "tallies"): (3, 1, 0, 0, 2),
    }
    assert outcome.entry("open-data-proposals.csv", "tallies")["reasons"] == {"no_count": 2}
    assert outcome.tallies == [("11", 1, 25, "unknown")]
    assert outcome.totals == {"participants": 2, "ideas": 3, "contributions": 3}
    assert outcome.ask("SELECT name, platform FROM sources") == [("decidim:talk", "decidim")]


def test_texts_are_english_where_there_is_english_and_lose_their_guard(tmp_path):
    outcome = imported(tmp_path, {"p.csv": NEW})
    assert outcome.ask("SELECT idea_id, title, text, status FROM ideas ORDER BY ALL") == [
        ("11", "Weekly meeting", "=Nurses, GPs and carers", "accepted"),
        ("12", "Un número", "Llamar a un número", "withdrawn"),
        ("13", "Home visits", "From one team;\nand one number", "submitted"),
    ]


def test_moments_are_those_of_publishing_with_their_zone(tmp_path):
    outcome = imported(tmp_path, {"p.csv": NEW})
    assert [str(moment) for (moment,) in outcome.ask("SELECT submitted_at FROM ideas ORDER BY idea_id")] == [
        "2014-05-13 16:53:20",
        "2014-05-14 09:00:00",
        "2014-05-15 10:00:00",
    ]


def test_the_first_author_is_the_author_and_an_organisation_is_none(tmp_path):
    outcome = imported(tmp_path, {"p.csv": NEW, "c.csv": COMMENTS})
    by_idea = dict(outcome.ask("SELECT idea_id, person FROM ideas"))
    by_comment = dict(outcome.ask("SELECT comment_id, person FROM comments"))
    assert by_idea["11"] == by_comment["90"] != by_idea["12"]
    assert (by_idea["13"], by_comment["91"] == by_comment["92"] != by_idea["12"]) == (None, True)


def test_what_is_not_kept_is_named(tmp_path):
    entry = imported(tmp_path, {"p.csv": NEW}).entry("p.csv", "ideas")
    assert entry["dropped"] == [
        "attachments", "author/name", "comments", "component/id", "created_at", "likes/total_count", "likes/user_likes",
        "participatory_space/id", "reference", "taxonomies", "title/machine_translations/fr", "url",
    ]  # fmt: skip


def test_comments_stand_under_their_proposal_through_the_comments_they_answer(tmp_path):
    outcome = imported(tmp_path, {"p.csv": NEW, "open-data-proposal_comments.csv": COMMENTS})
    assert outcome.books["open-data-proposal_comments.csv", "comments"] == (3, 3, 0, 0, 0)
    assert outcome.ask("""
        SELECT comment_id, idea_id, c.text FROM comments AS c LEFT JOIN ideas USING (idea) ORDER BY ALL""") == [
        ("90", "13", "+1 from me"),
        ("91", "13", "Why?"),
        ("92", None, "See you there"),
    ]
    assert outcome.entry("open-data-proposal_comments.csv", "comments")["dropped"] == [
        "alignment", "author/name", "depth", "locale", "user_group/id", "user_group/name",
    ]  # fmt: skip


def test_old_comments_without_an_address_stand_under_what_they_name(tmp_path):
    lines = [line.rpartition(";")[0] for line in COMMENTS.splitlines()]
    outcome = imported(tmp_path, {"p.csv": NEW, "c.csv": "\n".join(lines) + "\n"})
    assert outcome.ask("""
        SELECT comment_id, idea_id FROM comments LEFT JOIN ideas USING (idea) ORDER BY ALL""") == [
        ("90", "13"),
        ("91", None),
        ("92", None),
    ]


def test_a_comment_on_a_proposal_that_the_export_does_not_list_is_set_aside(tmp_path):
    outcome = imported(tmp_path, {"p.csv": OLD, "c.csv": COMMENTS})
    assert outcome.books["c.csv", "comments"] == (3, 1, 0, 2, 0)
    assert outcome.entry("c.csv", "comments")["reasons"]["unknown_idea"] == 2


def test_old_proposals_have_supports_and_no_authors(tmp_path):
    outcome = imported(tmp_path, {"anything.csv": OLD})
    assert outcome.books == {
        ("anything.csv", "ideas"): (2, 2, 0, 0, 0),
        ("anything.csv", "tallies"): (2, 2, 0, 0, 0),
    }
    assert outcome.tallies == [("5", 1, 12, "unknown"), ("6", 1, 3, "unknown")]
    assert outcome.ask("SELECT idea_id, title, text, status FROM ideas ORDER BY ALL") == [
        ("5", "Weekly meeting", "Every week", "rejected"),
        ("6", "Un número", "Un sol número", "submitted"),
    ]
    assert outcome.totals == {"ideas": 2, "contributions": 2}


@pytest.mark.parametrize("count", ["-3", "2.5", "1e400"])
def test_a_count_that_is_none_is_set_aside_and_the_idea_stays(tmp_path, count):
    outcome = imported(tmp_path, {"p.csv": OLD.replace(",12,2,", f",{count},2,")})
    assert outcome.books["p.csv", "ideas"] == (2, 2, 0, 0, 0)
    assert outcome.books["p.csv", "tallies"] == (2, 1, 0, 1, 0)


def test_a_line_that_cannot_be_cut_is_counted_once_with_the_ideas(tmp_path):
    outcome = imported(tmp_path, {"p.csv": OLD + "7,too,short\n"})
    assert outcome.books == {("p.csv", "ideas"): (3, 2, 0, 1, 0), ("p.csv", "tallies"): (2, 2, 0, 0, 0)}
    assert outcome.ask("SELECT line, code FROM quarantine") == [(4, "short_row")]


def test_a_proposal_that_comes_twice_is_a_duplicate_in_both_tables(tmp_path):
    outcome = imported(tmp_path, {"a.csv": OLD, "b.csv": OLD})
    assert [outcome.books["b.csv", table] for table in ("ideas", "tallies")] == [(2, 0, 2, 0, 0), (2, 0, 2, 0, 0)]


def test_the_same_files_again_change_nothing(tmp_path):
    files = {"p.csv": NEW, "c.csv": COMMENTS}
    imported(tmp_path, files)
    assert imported(tmp_path, files).attempt.outcome == "unchanged"


def test_what_was_imported_stays_as_it_was_when_another_source_comes(tmp_path):
    first = imported(tmp_path, {"p.csv": NEW})
    second = imported(tmp_path, {"p.csv": OLD}, source="decidim:other")
    assert second.ask("SELECT sum(count) FROM tallies") == [(40,)]
    of_first = [each for each in second.report["files"] if each["source"] == "decidim:talk"]
    assert of_first == first.report["files"]


def test_a_principle_for_the_whole_export_is_that_of_every_proposal(tmp_path):
    outcome = imported(tmp_path, {"p.csv": NEW}, principle="vision-2014:3")
    assert outcome.ask("SELECT DISTINCT principle FROM ideas UNION SELECT principle FROM tallies") == [
        ("vision-2014:3",)
    ]
