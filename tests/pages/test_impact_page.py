"""Impact: the same for whoever looks, a lead's own words with undo, and nothing that is not published."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from access import Role, Viewer
from pages import impact, sources
from pages.parts.banners import WORD_JOINER
from tests.pages.looking import stands_whole
from tests.report.small import PLANTED, planted
from tests.small_programmes import HOSTILE, PICTURE, imported
from warehouse.decisions import decided
from warehouse.live import current


def said(visitor) -> str:
    """Everything said on the page, as a reader sees it."""
    parts = (*visitor.title, *visitor.header, *visitor.markdown, *visitor.caption, *visitor.text)
    return "\n".join(each.value.replace("\\", "").replace(WORD_JOINER, "") for each in parts)


def button(visitor, label: str):
    (found,) = [each for each in visitor.button if each.label == label]
    return found


def test_the_page_tells_the_story_with_rounded_figures(visit, sample_release):
    visitor = visit(impact, sample_release)
    assert visitor.title[0].value.replace("\\", "").startswith("About 1,440 people from 187 organisations took part")
    metrics = {metric.label: metric.value for metric in visitor.metric}
    assert metrics["People"] == "1,440" and metrics["Boroughs"].endswith(" of 32")
    votes = next(each.value for each in visitor.dataframe if "Share for" in each.value)
    assert list(votes["Principle"])[0] == "Integrated teams"
    areas = [each.value for each in visitor.dataframe if "Residents" in each.value]
    assert set(areas[0].set_index("Area").loc["Bexley", ["People", "People per 10,000"]]) == {"hidden"}
    assert "not a random sample" in said(visitor)


@pytest.mark.slow
@pytest.mark.parametrize("role", Role)
def test_whoever_looks_sees_the_same_figures_and_only_a_lead_may_write(role, monkeypatch, sample_release):
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(sample_release.folder))

    def page(role):
        from access import Viewer
        from pages import impact

        impact.render(Viewer(role))

    seen = stands_whole(AppTest.from_function(page, args=(role,), default_timeout=120).run())
    lead = stands_whole(AppTest.from_function(page, args=(Role.LEAD,), default_timeout=120).run())
    assert [each.value.to_dict() for each in seen.dataframe] == [each.value.to_dict() for each in lead.dataframe]
    assert [each.label for each in seen.text_area] == (["Your own words"] if role is Role.LEAD else [])
    assert Viewer(role)


@pytest.mark.slow
def test_a_lead_publishes_words_as_written_and_takes_them_back_on_sources(visit, sample_release, tmp_path):
    folder = tmp_path / "programme"
    shutil.copytree(sample_release.folder, folder)
    release = current(folder)
    visitor = visit(impact, release)
    assert "is public" in visitor.warning[0].value
    button(visitor, "Publish these words").click().run()
    assert "stand already" in visitor.warning[-1].value
    visitor.text_area[0].set_value(f"We heard you.\n{PICTURE}").run()
    visitor.text_input[0].set_value("AB").run()
    stands_whole(button(visitor, "Publish these words").click().run())
    assert [each.value for each in visitor.text][:2] == ["We heard you.", PICTURE]
    visitor = visit(sources, release)
    chosen = next(each for each in visitor.selectbox if each.label == "Undo a decision")
    assert "Own words, public" in chosen.options[0]
    chosen.select_index(0).run()
    visitor.text_input(key="who-undo").set_value("AB").run()
    stands_whole(button(visitor, "Undo").click().run())
    assert [row["text"] for row in decided(folder, "impact_words")] == [f"We heard you.\n{PICTURE}", ""]


@pytest.mark.slow
def test_names_that_would_call_elsewhere_are_shown_as_they_were_written(visit, tmp_path):
    visitor = visit(impact, imported(tmp_path, HOSTILE))
    assert PICTURE in said(visitor)
    assert all(PICTURE not in each.value for each in (*visitor.markdown, *visitor.caption, *visitor.title))


def everything_sent(block) -> str:
    """What the server sent to the browser: words, tables, the charts with their data."""
    inside = [everything_sent(child) for child in getattr(block, "children", {}).values()]
    return "\n".join([str(getattr(block, "proto", "")), *inside])


@pytest.mark.slow
def test_no_word_of_a_participant_and_no_small_count_reaches_the_browser(visit, tmp_path):
    visitor = visit(impact, imported(tmp_path, planted()))
    sent = everything_sent(visitor.main)
    assert "Where people were heard" in sent and "vega" in sent.lower()
    assert [words for words in PLANTED if words in sent] == []
    areas = next(each.value for each in visitor.dataframe if "Residents" in each.value).set_index("Area")
    assert areas.loc[["Bexley", "Sutton"], "People"].tolist() == ["hidden", "hidden"]
    assert areas.loc["Camden", "People"] in ("60", "hidden")
