SELECT r.channel, r.day, r.views FROM reach AS r JOIN files AS f USING (file) WHERE f.source = $source ORDER BY r.file, r.line;
