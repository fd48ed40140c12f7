"""Personal data: identifiers become keyed pseudonyms, free text loses what names a person."""
