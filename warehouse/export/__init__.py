"""The whole warehouse written back in the programme's own format: importing it gives the same totals."""

from warehouse.export.folder import export

__all__ = ["export"]
