"""Rows of the files of an import, typed and numbered, in a database in memory: nothing of it is written as it came."""
