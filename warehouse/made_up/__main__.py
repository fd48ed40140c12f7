"""`python -m warehouse.made_up --out data/sample --seed 2014` writes the made-up sample."""

import argparse
from pathlib import Path

from warehouse.made_up.programme import write
from warehouse.made_up.terms import Size

SEED = 2014


def main() -> None:
    """Read the command line and write the programme."""
    ordinary = Size()
    parser = argparse.ArgumentParser(prog="python -m warehouse.made_up", description="Write a made-up programme.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number, another programme (default {SEED})")
    parser.add_argument("--people", type=int, default=ordinary.people, help="people who register, about")
    parser.add_argument("--ideas", type=int, default=ordinary.ideas, help="ideas")
    parser.add_argument("--comments", type=int, default=ordinary.comments, help="comments")
    parser.add_argument("--votes", type=int, default=ordinary.idea_votes, help="votes on ideas, about")
    asked = parser.parse_args()
    write(asked.out, Size(asked.people, asked.ideas, asked.comments, asked.votes), asked.seed)


if __name__ == "__main__":
    main()
