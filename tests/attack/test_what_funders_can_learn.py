"""An attacker who reads all that funders may read learns of no hidden count, and of no group of 1 to 7 people."""

import pytest

from tests.attack.attacker import Attacker, close_pairs, structure
from tests.attack.programmes import grown, tables
from tests.attack.truth import Cell, figures_of, read, truth_of
from tests.small_programmes import imported
from warehouse.forgetting import forget
from warehouse.live import Release, current

pytestmark = pytest.mark.slow

CAMDEN = "E09000007"
SEVEN = "participant_id,borough,role,organisation,organisation_kind\n" + "".join(
    f"p{number},{'Camden' if number < 7 else 'Brent'},nurse,Charity {number},charity\n" for number in range(30)
)


def phases_of(release: Release) -> dict:
    return {
        name: (start, end)
        for name, start, end in read(release.published, "SELECT phase, start_day, end_day FROM phases")
    }


def small_and_hidden(release: Release) -> set[Cell]:
    """The cells hidden for being 1 to 7, but for the areas of a phase that few took part in: which of them are noughts
    nobody can tell."""
    truth, figures = truth_of(release), figures_of(release)
    small = {cell for cell, shown in figures.items() if shown is None and cell[0] == "people" and 1 <= truth[cell] <= 7}
    return {cell for cell in small if not few_in_all(cell) & small}


def few_in_all(cell: Cell) -> set[Cell]:
    """What an area, or a phase's area, is counted in."""
    whole = ("phase", cell[2]) if cell[1] == "phase x borough" else ("london", None)
    return {("people", *whole, None, None, None)} - {cell}


class Kept:
    """What is known of a release that may be gone: its file, its figures, and (to leads) the truth."""

    def __init__(self, release: Release) -> None:
        self.file = release.published.read_bytes()
        self.figures, self.phases = figures_of(release), phases_of(release)
        self.truth, self.told = truth_of(release), small_and_hidden(release)


def learnt(release: Release) -> dict:
    """What one release leaves less than five wide."""
    return learnt_of([Kept(release)])


def learnt_of(kept: list[Kept], joined: bool = False) -> dict:
    """What is left less than five wide, by an attacker who is told nothing but the files, and by one who is told which
    of the hidden counts are small."""
    figures, phases, told = [each.figures for each in kept], kept[-1].phases, [each.told for each in kept]
    return Attacker(figures, phases, None, joined).too_narrow() | Attacker(figures, phases, told, joined).too_narrow()


def moved_by_few(kept: list[Kept]) -> list[tuple]:
    """Figures that changed though, since they were made, 1 to 7 people (or votes) came or went."""
    found, made_of = [], {}
    for place, each in enumerate(kept):
        for cell, figure in each.figures.items():
            if figure and cell[0] != "organisations":
                before, behind = made_of.get(cell, (figure, each.truth[cell]))
                if figure != before and abs(each.truth[cell] - behind) < 8:
                    found.append((place, cell, before, behind, figure, each.truth[cell]))
                made_of[cell] = (figure, each.truth[cell] if figure != before else behind)
    return found


def pairs(release: Release) -> list[tuple]:
    figures = figures_of(release)
    return close_pairs(structure(figures, phases_of(release)), figures, truth_of(release))


def naive(truth: dict[Cell, int]) -> dict[Cell, int | None]:
    """What rounding alone would publish: 1 to 7 people hidden, other counts to the nearest five."""
    return {
        cell: count if cell[0] == "organisations" or not count else None if count < 8 else round(count / 5) * 5
        for cell, count in truth.items()
    }


def test_nothing_is_learnt_of_nine_people(tmp_path):
    release = imported(tmp_path, tables(1, range(9)))
    assert learnt(release) == {}
    assert pairs(release) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("many", [14, 30, 70])
def test_nothing_is_learnt_of_a_small_programme(tmp_path, seed, many):
    release = imported(tmp_path, tables(seed, range(many), split=bool(seed % 2)))
    assert learnt(release) == {}
    assert pairs(release) == []


def test_the_same_attacker_breaks_rounding_alone(tmp_path):
    """Seven people of seven charities are exactly seven; and of all people those of one phase leave a few."""
    release = imported(tmp_path, tables(1, range(30)) | {"participants.csv": SEVEN})
    truth, phases = truth_of(release), phases_of(release)
    figures = naive(truth)
    narrow = Attacker([figures], phases, [small_and_hidden(release)]).too_narrow()
    known = {cell: low for (_, cell), (low, high) in narrow.items() if low == high}
    assert len(narrow) >= 5
    assert known["people", "borough", None, CAMDEN, None, None] == 7
    assert all(truth[cell] == count for cell, count in known.items())
    assert len(close_pairs(structure(figures, phases), figures, truth)) >= 5
    assert learnt(release) == {}
    assert pairs(release) == []


@pytest.mark.slow
def test_two_releases_of_rounding_alone_are_broken_as_well(tmp_path):
    kept = [Kept(grown(tmp_path, tables(1, range(40)))), Kept(grown(tmp_path, tables(1, range(40, 45))))]
    for each in kept:
        each.figures = naive(each.truth)
    assert len(moved_by_few(kept)) >= 3


@pytest.mark.slow
def test_nothing_is_learnt_of_the_sample(sample_release):
    assert pairs(sample_release) == []
    assert learnt(sample_release) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_learnt_from_releases_one_after_another(tmp_path, seed):
    first = grown(tmp_path, tables(seed, range(40), split := bool(seed % 2)))
    kept = [Kept(first)]
    one_more = grown(tmp_path, tables(seed, range(40, 41), split))
    assert one_more.name != first.name
    assert one_more.published.read_bytes() == kept[0].file
    kept.append(Kept(grown(tmp_path, tables(seed, range(41, 49), split))))
    assert kept[1].file != kept[0].file
    assert learnt_of(kept, joined=True) == {}
    kept.append(Kept(grown(tmp_path, tables(seed, range(49, 70), split))))
    assert learnt_of(kept[1:], joined=True) == {}
    forget(tmp_path, "p3")
    kept.append(Kept(current(tmp_path)))
    assert learnt_of(kept[2:], joined=False) == {}
    assert moved_by_few(kept) == []
