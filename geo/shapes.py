"""The outlines of the 33 areas, for maps."""

import json
from pathlib import Path

from geo.tables import FOLDER


def boroughs_path() -> Path:
    """The GeoJSON file of the 33 areas: longitude and latitude, each feature with gss_code and name.

    Exterior rings run clockwise, as Vega needs them and not as RFC 7946 asks.
    """
    return FOLDER / "boroughs.geojson"


def boroughs_geojson() -> dict:
    """That file as a FeatureCollection, made anew at each call so that it may be changed."""
    return json.loads(boroughs_path().read_text(encoding="utf-8"))
