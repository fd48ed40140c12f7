"""Builds `geo/boroughs.geojson`, the map of the 33 areas. Run as `python -m geo.build.boundaries`.

The areas are simplified together as one coverage, so that neighbours keep exactly the same border.
"""

import json

import geopandas as gpd
import numpy as np
import shapely

from geo.build.lnd import LONGITUDE_LATITUDE, full_boundaries
from geo.tables import FOLDER

OUTPUT = FOLDER / "boroughs.geojson"
TOLERANCE_METRES = 55
DECIMALS = 5


def main() -> None:
    """Writes the file; the same package gives the same bytes."""
    areas = clockwise(rounded(simplified(full_boundaries())))
    if not areas.is_valid.all():
        raise ValueError("A boundary became invalid when simplified; try another tolerance.")
    features = [feature(*row) for row in areas[["gss_code", "name", "geometry"]].itertuples(index=False)]
    collection = {"type": "FeatureCollection", "features": features}
    OUTPUT.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")


def simplified(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Fewer points, the same shared borders; from metres to degrees of longitude and latitude."""
    geometry = shapely.coverage_simplify(areas.geometry.to_numpy(), TOLERANCE_METRES)
    return areas.set_geometry(gpd.GeoSeries(geometry, crs=areas.crs)).to_crs(LONGITUDE_LATITUDE)


def rounded(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Coordinates to about a metre. A corner shared by two areas rounds alike in both."""
    return areas.set_geometry(areas.geometry.map(lambda shape: shapely.transform(shape, _round)))


def clockwise(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Exterior rings clockwise, the opposite of RFC 7946: Vega fills the whole frame otherwise."""
    return areas.set_geometry(shapely.orient_polygons(areas.geometry.to_numpy(), exterior_cw=True), crs=areas.crs)


def feature(gss_code: str, name: str, shape: shapely.Geometry) -> dict:
    """One area as a GeoJSON feature: a polygon where it is in one piece."""
    if shape.geom_type == "MultiPolygon" and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    properties = {"gss_code": gss_code, "name": name}
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)}


def _round(coordinates: np.ndarray) -> np.ndarray:
    return np.round(coordinates, DECIMALS)


if __name__ == "__main__":
    main()
