"""What there is to code, in one sentence."""


def coding_heading(ideas: int, uncoded: int) -> str:
    """How many of all ideas are not under a principle yet."""
    if not ideas:
        return "No ideas to put under a principle yet"
    if not uncoded:
        return f"All {ideas:,} ideas are under a principle" if ideas > 1 else "The one idea is under a principle"
    if uncoded == ideas:
        return (
            f"None of {ideas:,} ideas is under a principle yet" if ideas > 1 else "The one idea is under no principle"
        )
    return f"{uncoded:,} of {ideas:,} ideas {'is' if uncoded == 1 else 'are'} not under a principle yet"
