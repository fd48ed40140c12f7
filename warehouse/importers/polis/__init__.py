"""Polis conversations: either exporter, every version of their files. Facts about the formats: docs/polis.md."""

from warehouse.importers.polis.files import FORMAT, claims, instance, knows
from warehouse.importers.polis.matrix import external_ids
from warehouse.importers.polis.planning import plans
from warehouse.importers.polis.reconciling import Check, reconcile

__all__ = ["FORMAT", "Check", "claims", "external_ids", "instance", "knows", "plans", "reconcile"]
