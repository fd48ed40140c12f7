"""The steps in which somebody brings data, from the files to what is live."""
