"""A mapping: a TOML file in which a person says which of a table's columns is which of ours. See docs/formats.md."""

from warehouse.importers.mapping.files import MappedTable, Mapping, mapping_of, read_mapping
from warehouse.importers.mapping.keeping import as_toml, save_mapping, saved_mappings
from warehouse.importers.mapping.planning import FORMAT, plans

__all__ = [
    "FORMAT",
    "MappedTable",
    "Mapping",
    "as_toml",
    "mapping_of",
    "plans",
    "read_mapping",
    "save_mapping",
    "saved_mappings",
]
