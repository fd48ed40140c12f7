"""The blank workbook that people fill in, with its data dictionary."""

from warehouse.template.workbook import write_template

__all__ = ["write_template"]
