"""The published figures of a programme as a story: for the page Impact, the document, the web page and the tables."""
