"""Files people bring, as tables of text: encodings, quoting, workbooks, zips. Knows no platform or column."""
