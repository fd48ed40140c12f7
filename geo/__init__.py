"""The 33 areas of London: codes, names, groups, neighbours, residents, shapes, spellings and postcodes."""
