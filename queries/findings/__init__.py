"""Numbers in, sentences out: what a page's heading says, by rules that are tested."""
