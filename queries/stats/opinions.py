"""Opinion groups: people who vote alike, found in the votes and in nothing else.

As in Polis: votes of -1, 0 and 1, a missing one replaced by the idea's mean, two principal components, each person
moved outwards by the root of (ideas / their votes), k-means with 2 to 5 groups, the number with the best silhouette.
What Polis does not say is how sure that is: random votes make groups too. So the same is done with each idea's votes
shuffled among those who cast them, and with four fifths of the people at a time.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from threadpoolctl import threadpool_limits

FEWEST_VOTES, FEWEST_PEOPLE, MOST_PEOPLE = 7, 20, 500
MOST_GROUPS, SHUFFLES, RESAMPLES, PART, SEED = 5, 19, 20, 0.8, 1948


@dataclass(frozen=True)
class Opinions:
    """groups: person -> group, 1 the largest. silhouette: how far apart, -1 to 1. stability: mean adjusted Rand index
    with the groups found in four fifths of the people, 1 the same, 0 as by chance. p: share of shuffled votes, the
    observed ones among them, whose groups are as far apart."""

    groups: pd.Series
    silhouette: float
    stability: float
    p: float


def opinion_groups(votes: pd.DataFrame) -> Opinions | None:
    """The opinion groups in votes (person, idea, value of -1, 0, 1; one row each); the same for the same votes.

    None where there are too few people (20) or all voted alike.
    """
    matrix = votes.pivot(index="person", columns="idea", values="value").sort_index().sort_index(axis=1)
    x = matrix.to_numpy(dtype=float)
    if len(x) < FEWEST_PEOPLE:
        return None
    outwards = np.sqrt(x.shape[1] / np.maximum(np.isfinite(x).sum(1), 1))
    with threadpool_limits(1):
        return _found(_divided(x), outwards, matrix.index)


def _divided(x: np.ndarray) -> np.ndarray:
    """The ideas on which not all voted alike; the others, among many ideas most, tell nobody apart, shuffled or not."""
    return x[:, np.nanmin(x, axis=0) < np.nanmax(x, axis=0)]


def _found(x: np.ndarray, outwards: np.ndarray, people: pd.Index) -> Opinions | None:
    found = _best(_places(x, outwards))
    if found is None:
        return None
    labels, silhouette = found
    rng = np.random.default_rng(SEED)
    shuffled = (_best(_places(_shuffled(x, rng), outwards)) for _ in range(SHUFFLES))
    p = (1 + sum(each is not None and each[1] >= silhouette for each in shuffled)) / (SHUFFLES + 1)
    stability = float(np.mean([_alike(x, outwards, labels, rng) for _ in range(RESAMPLES)]))
    return Opinions(_by_size(labels, people), silhouette, stability, p)


def _places(x: np.ndarray, outwards: np.ndarray) -> np.ndarray:
    """Where each person stands on the two axes that tell most people apart."""
    known = np.isfinite(x)
    mean = np.divide(np.where(known, x, 0).sum(0), known.sum(0), out=np.zeros(x.shape[1]), where=known.any(0))
    filled = np.where(known, x, mean)
    if np.ptp(filled, axis=0).max(initial=0) == 0:
        return np.zeros((len(x), 2))
    two = PCA(min(2, *x.shape), svd_solver="randomized", random_state=SEED).fit_transform(filled)
    return two * outwards[:, None]


def _best(places: np.ndarray) -> tuple[np.ndarray, float] | None:
    """The groups whose people stand closest together and farthest from the others, with their silhouette."""
    distinct = len(np.unique(places.round(9), axis=0))
    found = [_means(places, groups) for groups in range(2, min(MOST_GROUPS, distinct) + 1)]
    scored = [(labels, float(silhouette_score(places, labels))) for labels in found]
    return max(scored, key=lambda each: each[1]) if scored else None


def _means(places: np.ndarray, groups: int) -> np.ndarray:
    return KMeans(groups, n_init=5, random_state=SEED).fit_predict(places)


def _shuffled(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each idea's votes dealt anew among those who cast them."""
    dealt = x.copy()
    for column in dealt.T:
        cast = np.isfinite(column)
        column[cast] = rng.permutation(column[cast])
    return dealt


def _alike(x: np.ndarray, outwards: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> float:
    """How far the groups found in a part of the people are the same."""
    part = rng.choice(len(x), round(len(x) * PART), replace=False)
    places = _places(x[part], outwards[part])
    groups = min(labels.max() + 1, len(np.unique(places.round(9), axis=0)))
    return float(adjusted_rand_score(labels[part], _means(places, groups)))


def _by_size(labels: np.ndarray, people: pd.Index) -> pd.Series:
    """Groups numbered from the largest on; of two as large, the one of the first person."""
    numbers, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = numbers[np.lexsort((first, -sizes))]
    return pd.Series(np.argsort(order)[labels] + 1, index=people)
