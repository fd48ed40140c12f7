"""The golden thread on a page: from a sentence back to what is behind it, and from an idea to where it ended."""
