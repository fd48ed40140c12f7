"""Every part of the bench can be started: what it takes from the product is still there."""

from importlib import import_module
from pathlib import Path

import pytest

import bench

PARTS = sorted(path.stem for path in Path(bench.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_finds_all_that_it_is_made_of(part):
    assert import_module(f"bench.{part}").__doc__
