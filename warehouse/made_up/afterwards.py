"""What followed from the votes: the declaration's sentences, decisions on ideas, evidence, organisations' responses."""

import pandas as pd

from warehouse.contract.terms import reference
from warehouse.made_up.chance import Chance
from warehouse.made_up.organisations import Organisation
from warehouse.made_up.terms import days
from warehouse.made_up.wording import PRINCIPLES, about, in_a_sentence, rows, sentences

DECLARATION = "declaration-2014"
OUTCOMES = {"kept": 46, "merged": 34, "dropped": 20}
REASONS = {
    "kept": (
        "Clear support and a plain sentence can hold it",
        "Strong support in most boroughs",
        "Said in many ways by many people",
    ),
    "merged": (
        "Same thought as another idea",
        "Joined with ideas about the same moment of care",
        "Kept its point in a broader sentence",
    ),
    "dropped": (
        "Too local for a declaration",
        "Support was divided",
        "Needs a change in contracts first",
        "No agreement in the design group",
    ),
}
DECIDED = 0.55
RESPONSES = 150
RESPONSE_KINDS = {"case study": 44, "help wanted": 40, "disagreement": 18, "champion": 48}
STAGES = {"case study": {"implemented": 6, "under way": 3}, "help wanted": {"not begun": 6, "under way": 3},
          "disagreement": {"not begun": 2, "": 2},
          "champion": {"under way": 5, "implemented": 2, "not begun": 2}}  # fmt: skip
EVIDENCE = {"design group": 1, "crowd": 1, "case study": 2, "literature": 2}


def statements() -> pd.DataFrame:
    """The table statements: sentences of both declarations."""
    told = [
        {"framework": framework, "principle": code, "text": text}
        for framework, parts in sentences("statements").items()
        for code, texts in parts.items()
        for text in texts
    ]
    made = pd.DataFrame(told)
    made.insert(0, "statement_id", [f"s{number:02d}" for number in range(1, len(made) + 1)])
    return made


def decisions(ideas: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The table decisions: where the coded ideas of phase 1 ended in the declaration."""
    chance = Chance(seed, "decisions")
    feeds = _feeds()
    coded = ideas[ideas["coded"] & (ideas["phase"] == 1)]
    coded = coded[chance.some(len(coded), DECIDED)]
    made = []
    for idea, principle in zip(coded["idea_id"], coded["principle"], strict=True):
        outcome = chance.weighted(OUTCOMES)
        day = f"2014-{chance.one(('09-19', '09-24', '09-30', '10-03'))}T{chance.one(('10', '11', '14', '15'))}:00:00"
        made.append((idea, chance.one(feeds[principle]), outcome, chance.one(REASONS[outcome]), day))
    return pd.DataFrame(made, columns=["idea_id", "statement_id", "outcome", "reason", "decided_at"])


def _feeds() -> dict[int, list[str]]:
    """Draft principle -> sentences of the first declaration that it went into, by the crosswalk."""
    told = statements()
    into = [row for row in reference("crosswalk") if row["to_framework"] == DECLARATION]
    of = told[told["framework"] == DECLARATION].groupby("principle")["statement_id"].apply(list)
    return {
        principle: [one for row in into if row["from_code"] == str(principle) for one in of[row["to_code"]]]
        for principle in PRINCIPLES
    }


def evidence(known: list[Organisation], seed: int) -> pd.DataFrame:
    """The table evidence: what stands behind each principle, by kind."""
    chance = Chance(seed, "evidence")
    kinds = [kind for kind, many in EVIDENCE.items() for _ in range(many)]
    made = [_piece(principle, kind, known, chance) for principle in PRINCIPLES for kind in kinds]
    return pd.DataFrame(made, columns=["principle", "kind", "title", "text", "link"])


def _piece(principle: int, kind: str, known: list[Organisation], chance: Chance) -> tuple:
    proposal, gain = chance.one(about(principle)["proposals"]), chance.one(about(principle)["gains"])
    who = {
        "design group": "Design group note",
        "crowd": "From the online workshop",
        "case study": chance.one([one.name for one in known if one.phase == 1]),
        "literature": "Made-up paper",
    }[kind]
    address = f"https://www.example.org/evidence/{principle}/{kind.replace(' ', '-')}/{chance.number(9000) + 1000}"
    return principle, kind, f"{who}: {in_a_sentence(proposal)}", gain, address


def responses(known: list[Organisation], seed: int) -> pd.DataFrame:
    """The table responses: what organisations sent in after the launch. A few name the declaration's own item."""
    chance = Chance(seed, "responses")
    heard = [one for one in known if one.phase]
    places = chance.picks(RESPONSES, [one.weight for one in heard])
    made = pd.DataFrame([_response(heard[place], chance) for place in places])
    autumn = pd.date_range("2014-10-09", "2014-12-19", freq="B").to_numpy().astype("datetime64[D]")
    every = [*autumn, *days(2)[0]]
    places = chance.whole(RESPONSES, len(every))
    made["responded_at"] = [f"{every[place]}T{9 + place % 8:02d}:{place % 60:02d}:00" for place in places]
    columns = ["organisation", "kind", "borough", "principle", "stage", "responded_at", "text"]
    return made[columns].sort_values(["responded_at", "organisation", "text"], ignore_index=True)


def _response(one: Organisation, chance: Chance) -> dict:
    kind, principle = chance.weighted(RESPONSE_KINDS), chance.number(8) + 1
    named = f"{DECLARATION}:{1 + chance.number(5)}" if chance.happens(0.08) else str(principle)
    boroughs = one.boroughs or tuple(row["borough"] for row in rows("boroughs"))
    return {
        "organisation": one.name, "kind": kind, "borough": chance.one(boroughs), "principle": named,
        "stage": chance.weighted(STAGES[kind]), "text": _words(kind, principle, chance),
    }  # fmt: skip


def _words(kind: str, principle: int, chance: Chance) -> str:
    own = about(principle)
    proposal, gain = in_a_sentence(chance.one(own["proposals"])), chance.one(own["gains"])
    return {
        "case study": f"We set out to {proposal}, and we did. {gain}",
        "help wanted": f"We would like help to {proposal}. {chance.one(own['problems'])}",
        "disagreement": chance.one(own["disagree"]),
        "champion": f"We will champion this and tell others how to {proposal}. {gain}",
    }[kind]
