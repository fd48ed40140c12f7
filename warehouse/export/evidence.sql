SELECT e.principle, e.kind, e.title, e.text, e.link FROM evidence AS e JOIN files AS f USING (file) WHERE f.source = $source ORDER BY e.file, e.line;
