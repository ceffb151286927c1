-- What a story is filtered by, within its row: walking the order reads no word index, and no pattern is more than LIKE.
ALTER TABLE library_case ADD facets text[] NOT NULL DEFAULT '{}';
-- Nor does it look for a text elsewhere than in its row.
ALTER TABLE library_case SET (toast_tuple_target = 8160);

DROP FUNCTION search_library(tsquery, tsquery, text[], text, integer);
-- As search_cases, over every city: the newest 300 are walked, and what they do not fill is asked of the word index. Every
-- copy is there to be read by everybody, so it needs nobody's rights but its caller's.
--   wanted    words and filters, each word in any of its ways; filters apart, or NULL
--   one, two, three  the ways of the first three words as LIKE patterns; rest: those after them as one regular expression each
--   proven    the lexemes alone prove the words
CREATE FUNCTION search_library(wanted tsquery, filters text[], one text[], two text[], three text[], rest text[],
  proven boolean, before text, most integer)
RETURNS TABLE (sort_key text, total integer)
LANGUAGE plpgsql STABLE ROWS 21
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  highest CONSTANT text := coalesce(before, '~');
  hits text[];
  walked integer;
BEGIN
  SELECT array_agg(w.sort_key) FILTER (WHERE (filters IS NULL OR w.facets @> filters) AND w.folded LIKE ANY (one)
      AND w.folded LIKE ANY (two) AND w.folded LIKE ANY (three) AND w.folded ~ ALL (rest)),
    count(*) INTO hits, walked FROM (SELECT l.sort_key, l.folded, l.facets FROM library_case l
      WHERE l.shown AND l.sort_key < highest ORDER BY l.sort_key DESC LIMIT 300) w;
  total := coalesce(cardinality(hits), 0);
  IF walked < 300 THEN
    NULL; -- that was all there is
  ELSIF wanted IS NULL THEN
    SELECT count(*) INTO total FROM (SELECT 1 FROM library_case l WHERE l.shown AND l.sort_key < highest LIMIT 1001) n;
  ELSIF total < most THEN
    SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
      WHERE l.shown AND l.lexemes @@ wanted AND (l.sort_key < highest) IS TRUE AND (proven OR l.folded LIKE ANY (one)
        AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three) AND l.folded ~ ALL (rest)) LIMIT 1001) n;
    total := coalesce(cardinality(hits), 0);
    IF total = 1001 THEN
      -- The newest by their lexemes alone, and their texts read from there on: the pairs of a word seldom stand apart.
      SELECT array_agg(w.sort_key) INTO hits FROM (SELECT n.sort_key FROM (SELECT l.sort_key FROM library_case l
          WHERE l.shown AND l.lexemes @@ wanted AND (l.sort_key < highest) IS TRUE
          ORDER BY l.sort_key || '' DESC LIMIT 200) n JOIN library_case t ON t.shown AND t.sort_key = n.sort_key
        WHERE proven OR t.folded LIKE ANY (one) AND t.folded LIKE ANY (two) AND t.folded LIKE ANY (three)
          AND t.folded ~ ALL (rest) ORDER BY n.sort_key DESC LIMIT most) w;
      IF coalesce(cardinality(hits), 0) < most THEN
        SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
          WHERE l.shown AND l.lexemes @@ wanted AND (l.sort_key < highest) IS TRUE AND (proven OR l.folded LIKE ANY (one)
            AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three) AND l.folded ~ ALL (rest))
          ORDER BY l.sort_key || '' DESC LIMIT most) n;
      END IF;
    END IF;
  ELSIF before IS NULL THEN
    IF total > 240 THEN
      -- Nearly every story: walking is cheaper than the word's whole list.
      SELECT count(*) INTO total FROM (SELECT 1 FROM (SELECT l.folded, l.facets FROM library_case l WHERE l.shown
          ORDER BY l.sort_key DESC LIMIT 1400) w
        WHERE (filters IS NULL OR w.facets @> filters) AND w.folded LIKE ANY (one) AND w.folded LIKE ANY (two)
          AND w.folded LIKE ANY (three) AND w.folded ~ ALL (rest) LIMIT 1001) n;
    END IF;
    IF total < 1001 THEN
      SELECT count(*) INTO total FROM (SELECT 1 FROM library_case l WHERE l.shown AND l.lexemes @@ wanted
        AND (proven OR l.folded LIKE ANY (one) AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three)
          AND l.folded ~ ALL (rest)) LIMIT 1001) n;
    END IF;
  END IF;
  RETURN QUERY SELECT h, total FROM unnest(hits) h ORDER BY h DESC LIMIT most;
END $$;
REVOKE ALL ON FUNCTION search_library(tsquery, text[], text[], text[], text[], text[], boolean, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_library(tsquery, text[], text[], text[], text[], text[], boolean, text, integer) TO :app;
