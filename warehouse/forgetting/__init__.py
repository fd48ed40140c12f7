"""Erasing one participant everywhere, for good."""

from warehouse.forgetting.erasing import forget, forget_again

__all__ = ["forget", "forget_again"]
