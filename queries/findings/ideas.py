"""What is said of ideas: who is for them, of whom they are typical, who votes alike, and in which words."""

from collections.abc import Sequence

import pandas as pd

from queries.findings.words import counted, listed, percent

HALF = 0.5
FEWEST = 8  # people of a group of whom something is said
FAR_APART, STABLE, CHANCE = 0.5, 0.8, 0.05


def heading(ideas: pd.DataFrame, scaled: bool = False) -> str:
    """One sentence: how many ideas, and how many have a clear majority for and against.

    `ideas`: n, comments, low and high (95 % interval of the share for), against_low (lower end of that of the share
    against). Clear means that the interval lies above one half. `scaled`: votes are from 1 to 5.
    """
    if ideas.empty:
        return "No ideas yet"
    many = counted(len(ideas), "idea")
    if scaled or not ideas["n"].sum():
        return f"{many} with {counted(int(ideas['comments'].sum()), 'comment')}"
    liked, disliked = int((ideas["low"] > HALF).sum()), int((ideas["against_low"] > HALF).sum())
    said = [f"a clear majority for {liked:,}"] if liked else []
    said += [f"{'a clear majority ' if not liked else ''}against {disliked:,}"] if disliked else []
    return f"{many}: {' and '.join(said)}" if said else f"{many}, none with a clear majority for or against"


def found(number: int, rejected: int, looked_for: str) -> str:
    """One sentence: how many ideas a search found, rejected ones named apart."""
    kept = number - rejected
    more = f", and {counted(rejected, 'rejected one')} at the foot" if rejected else ""
    return f"{counted(kept, 'idea')[0].upper()}{counted(kept, 'idea')[1:]} with {looked_for}{more}"


def opened(n: int, n_for: int, low: float, high: float) -> str:
    """One sentence: how an idea was voted on."""
    if not n:
        return "Nobody voted on it under these filters"
    share = f"{percent(n_for / n)}; 95% interval {percent(low)} to {percent(high)}"
    return f"{n_for:,} of {counted(n, 'person', 'people')} who voted are for it ({share})"


def became(decision: pd.Series) -> str:
    """One sentence on one decision about an idea: outcome, item, reason."""
    words = {
        "kept": "Kept as a statement", "merged": "Merged into a broader statement", "dropped": "Dropped",
    }  # fmt: skip
    said = words.get(decision["outcome"], "Decided on")
    said += f" under {decision['item']}" if decision["item"] and decision["outcome"] != "dropped" else ""
    day = "" if pd.isna(decision["decided_at"]) else f" on {decision['decided_at'].day} {decision['decided_at']:%B %Y}"
    reason = f": {decision['reason'][0].lower()}{decision['reason'][1:]}" if decision["reason"] else ""
    return f"{said}{day}{reason}"


def typical(group: str, people: int, ideas: pd.DataFrame) -> str:
    """One sentence: how many ideas are typical of a group, and how many of them clearly. `ideas`: side, clear."""
    if people < FEWEST:
        return f"{group}: {counted(people, 'person', 'people')} voted on ideas, too few to call an idea typical"
    if ideas.empty:
        return f"{group}: no idea is typical of this group by more than chance"
    clear = int(ideas["clear"].sum())
    sure = f"{clear:,} of them clearly" if clear else "none of them clearly, after comparing so many"
    return f"{group}: {counted(len(ideas), 'typical idea')}, {sure}"


def opinions(groups: int, silhouette: float, stability: float, p: float) -> str:
    """One sentence: whether there are opinion groups, and how sure that is. See `queries.stats.opinions`."""
    if p > CHANCE:
        return "No opinion groups stand out: votes dealt out at random fall into groups as far apart as these"
    many = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}[groups]
    if silhouette >= FAR_APART and stability >= STABLE:
        return f"{many} opinion groups, clearly separated; the same people stand together when a fifth is left out"
    if stability >= STABLE:
        return f"{many} opinion groups, weakly separated: many people stand between them"
    return f"{many} opinion groups, weakly separated: do not read much into them, others might stand otherwise"


def no_opinions(people: int, fewest_people: int, fewest_votes: int) -> str:
    """One sentence: why no opinion groups can be looked for."""
    if people < fewest_people:
        who = f"{counted(people, 'person', 'people')} cast at least {counted(fewest_votes, 'vote')} on ideas"
        return f"Too few for opinion groups: {who}, and {fewest_people} are needed"
    return "There are no opinion groups: everybody voted alike"


def wording(group: str, words: Sequence[str]) -> str:
    """One sentence: which words a group uses more than others do. `words`: those that are clear, the clearest first."""
    if not words:
        return f"{group}: no word is used more here than elsewhere, beyond chance"
    verb = "is" if len(words) == 1 else "are"
    return f"{group}: {listed([f'“{word}”' for word in words])} {verb} used more here than elsewhere"
