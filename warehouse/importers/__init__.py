"""The formats of other platforms: a module each that says which of its columns is which of ours, and nothing else."""
