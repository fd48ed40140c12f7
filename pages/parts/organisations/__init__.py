"""The sections of the page Organisations."""
