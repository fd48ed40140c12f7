"""The settings hold what the product promises whatever else they say."""

import tomllib
from pathlib import Path

SETTINGS = tomllib.loads((Path(__file__).parents[2] / "data" / "settings.toml").read_text(encoding="utf-8"))


def test_counts_of_fewer_than_eight_people_are_hidden_and_the_others_rounded_to_five():
    assert SETTINGS["disclosure"] == {"threshold": 8, "base": 5, "share_extreme_denominator": 20}


def test_the_other_thresholds_are_those_of_the_pages():
    assert SETTINGS["reach"]["thin_below_people"] == 5
    assert SETTINGS["alerts"] == {"quiet_days": 21}
    assert SETTINGS["votes"] == {"few_people": 8, "dominant_share": 0.25}
    assert SETTINGS["organisations"]["active_days"] == 28
    assert SETTINGS["import"]["burst_votes_per_minute"] == 500


def test_limits_and_folder_are_given():
    assert SETTINGS["limits"]["cell_bytes"] == 100_000
    assert SETTINGS["warehouse"]["folder"] == "data"


def test_the_server_takes_uploads_as_large_as_the_page_says():
    config = (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(config)["server"]["maxUploadSize"] == SETTINGS["limits"]["upload_megabytes"]
