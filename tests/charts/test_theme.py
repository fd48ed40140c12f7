import itertools

import numpy as np
import pytest

from charts.grid import _fills as grid_fills
from charts.kinds import CLUSTERS, REACH, fill
from charts.progress import _tints as tints
from charts.theme import AGAINST, DARK, DIVERGING, FOR, LIGHT, NEUTRAL, config, contrast, ink_on, theme

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
COLOUR_BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
# Ottosson 2020.
TO_LMS = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
          [0.0883024619, 0.2817188376, 0.6299787005]]  # fmt: skip
TO_LAB = [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
          [0.0259040371, 0.7827717662, -0.8086757660]]  # fmt: skip


def oklab(colour, seen_as):
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(seen_as) @ linear, 0, 1)
    return np.array(TO_LAB) @ np.cbrt(np.array(TO_LMS) @ seen)


def test_white_is_lightness_1_without_a_hue_so_the_conversion_is_right():
    assert oklab("#FFFFFF", np.eye(3)) == pytest.approx([1, 0, 0], abs=1e-6)
    assert oklab("#FF0000", np.eye(3)) == pytest.approx([0.62796, 0.22486, 0.12585], abs=1e-4)


def apart(one, other):
    """How far two colours are apart for whoever sees them least so."""
    seen = ((oklab(one, way), oklab(other, way)) for way in (np.eye(3), *COLOUR_BLIND.values()))
    return min(np.linalg.norm(first - second) for first, second in seen)


def drawn_together(t):
    """Every set of colours that stand for different things in one chart. Two kinds of one colour have signs of their
    own, and white marks an outline."""
    return {
        "votes": {AGAINST, NEUTRAL, FOR},
        "votes from 1 to 5": set(t.sequential),
        "heard or thin": {fill(kind, t) for kind in REACH},
        "clusters": {fill(kind, t) for kind in CLUSTERS},
        "kinds by boroughs": set(grid_fills(t).values()),
        "stages": set(tints(t)),
        "boroughs beside chance": {t.accent, AGAINST, t.background},
        "new and from before": {t.accent, t.sequential[1 if t is DARK else 2]},
    }


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_drawn_together_stay_apart_for_everybody(t):
    near = {
        f"{name}: {one} {other}"
        for name, colours in drawn_together(t).items()
        for one, other in itertools.combinations(sorted(colours), 2)
        if apart(one, other) < 0.12
    }
    assert near == set()


@pytest.mark.parametrize("ramp", [DIVERGING, LIGHT.sequential, DARK.sequential], ids=["diverging", "light", "dark"])
def test_the_ends_and_the_middle_of_a_ramp_stay_apart_for_everybody(ramp):
    for one, other in itertools.combinations((ramp[0], ramp[len(ramp) // 2], ramp[-1]), 2):
        assert apart(one, other) >= 0.2, (one, other)


@pytest.mark.parametrize("ramp", [LIGHT.sequential, DARK.sequential])
def test_a_ramp_runs_one_way_in_lightness_for_everybody(ramp):
    for seen_as in (np.eye(3), *COLOUR_BLIND.values()):
        steps = np.diff([oklab(colour, seen_as)[0] for colour in ramp])
        assert (steps < -0.08).all() or (steps > 0.08).all()


def test_contrast_agrees_with_the_published_pairs():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#808495", "#FFFFFF") == pytest.approx(3.72, abs=0.005)


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_words_reach_4_5_to_1_on_the_page_and_on_shaded_phases(t):
    for words in (t.text, t.muted):
        assert contrast(words, t.background) >= 4.5
        assert contrast(words, t.shade) >= 4.5
    assert contrast(t.text, t.no_data) >= 4.5


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_outlines_and_bars_reach_3_to_1(t):
    for mark in (t.edge, t.accent, t.vote_edge, t.muted):
        assert contrast(mark, t.background) >= 3


def test_the_dark_page_is_streamlits():
    assert theme(dark=True).background.lower() == "#0e1117"


@pytest.mark.parametrize("colour", [AGAINST, NEUTRAL, FOR, *DIVERGING, *LIGHT.sequential, *DARK.sequential])
def test_words_on_a_colour_reach_4_5_to_1(colour):
    assert contrast(ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_no_words_are_smaller_than_12_pixels_and_all_have_our_colours(dark):
    settings = config(dark)
    sizes = [v for part in settings.values() if isinstance(part, dict) for k, v in part.items() if "ontSize" in k]
    assert len(sizes) >= 5 and min(sizes) >= 12
    for part in ("axis", "legend"):
        assert {settings[part]["labelColor"], settings[part]["titleColor"]} <= {theme(dark).text, theme(dark).muted}
