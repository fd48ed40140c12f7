"""Reads London's 33 areas, at full detail, from the Debian package r-cran-spdata.

The object `lnd` there is the Greater London Authority's London_Borough_Excluding_MHW of 2014/15: statutory areas
clipped to mean high water, so the Thames separates its banks. Package CC0; data Open Government Licence v3.0.
Needs a Debian machine (apt-get, dpkg-deb) and PyPI `rdata`; R itself is not needed.
"""

import gzip
import subprocess
import tempfile
import warnings
import zlib
from pathlib import Path

import geopandas as gpd
import rdata
from shapely import MultiPolygon, Polygon

PACKAGE = "r-cran-spdata"
DATA_FOLDER = "usr/lib/R/site-library/spData/data"
BRITISH_NATIONAL_GRID = "EPSG:27700"
LONGITUDE_LATITUDE = "EPSG:4326"


def full_boundaries() -> gpd.GeoDataFrame:
    """The 33 areas unsimplified, in metres on the British National Grid: gss_code, name, geometry; in order of code."""
    with tempfile.TemporaryDirectory() as folder:
        lnd = _read_object(_unpacked(Path(folder)), "lnd")
    areas = gpd.GeoDataFrame(
        {"gss_code": [str(code) for code in lnd["GSS_CODE"]], "name": [str(name) for name in lnd["NAME"]]},
        geometry=[_multipolygon(parts) for parts in lnd["geometry"]],
        crs=LONGITUDE_LATITUDE,
    )
    if areas["gss_code"].nunique() != 33:
        raise ValueError(f"{PACKAGE} holds {areas['gss_code'].nunique()} areas of London; 33 were expected.")
    return areas.to_crs(BRITISH_NATIONAL_GRID).sort_values("gss_code", ignore_index=True)


def _unpacked(folder: Path) -> Path:
    subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True, capture_output=True)
    (package,) = folder.glob(f"{PACKAGE}_*.deb")
    subprocess.run(["dpkg-deb", "-x", package.name, "unpacked"], cwd=folder, check=True)
    return folder / "unpacked" / DATA_FOLDER


def _read_object(folder: Path, name: str) -> dict:
    """One object of R's lazy-load database: its index gives offset and length; a size of 4 bytes precedes the zlib."""
    index = _converted(gzip.decompress((folder / "Rdata.rdx").read_bytes()))
    offset, length = (int(number) for number in index["variables"][name])
    record = (folder / "Rdata.rdb").read_bytes()[offset : offset + length]
    return _converted(zlib.decompress(record[4:]))


def _converted(serialised: bytes) -> dict:
    factor_only = {"factor": rdata.conversion.DEFAULT_CLASS_MAP["factor"]}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Missing constructor", category=UserWarning)
        parsed = rdata.parser.parse_data(serialised, extension=".rds")
        return rdata.conversion.convert(parsed, constructor_dict=factor_only)


def _multipolygon(parts: list) -> MultiPolygon:
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in parts])
