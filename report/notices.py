"""What whoever runs the dashboard publishes about it, where the settings say at which address."""

from warehouse.settings import settings

WORDS = {"accessibility": "Accessibility statement", "privacy": "Privacy notice"}


def notices() -> list[tuple[str, str]]:
    """The words and the address of each notice that the settings give an address of."""
    addresses = settings().get("notices", {})
    return [(words, addresses[kind]) for kind, words in WORDS.items() if addresses.get(kind)]
