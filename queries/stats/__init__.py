"""Numbers in, numbers out: one subject a module. Each formula names its source."""
