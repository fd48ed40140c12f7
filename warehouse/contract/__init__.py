"""Our tables and columns, and how a cell of text becomes a typed value or a reason why not."""
