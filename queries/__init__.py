"""Every number on screen: one question, one .sql file."""
