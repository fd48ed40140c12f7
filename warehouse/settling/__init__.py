"""Which staged rows count: exclusions, then references, then duplicates. Every row that leaves is counted with its
reason."""
