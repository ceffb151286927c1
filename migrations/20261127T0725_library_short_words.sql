-- A word that most write in two characters and some in kana: the two characters are one lexeme, which says all, so that what
-- is counted needs no second look. Who writes it longer is looked up apart and joined in; only where that is many, all of
-- its ways are asked at once as before. And a word that is rare among the newest is read whole instead of met on a long way.
DROP FUNCTION search_library(tsquery, text[], text[], text[], text[], text[], boolean, text, integer);
CREATE FUNCTION search_library(wanted tsquery, filters text[], one text[], two text[], three text[], rest text[],
  proven boolean, short tsquery, long tsquery, short_one text[], short_two text[], short_three text[], before text, most integer)
RETURNS TABLE (sort_key text, total integer)
LANGUAGE plpgsql STABLE ROWS 21
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  highest CONSTANT text := coalesce(before, '~');
  hits text[];
  extra text[] := '{}';
  walked integer;
  enough integer := 1001;
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
    IF short IS NOT NULL THEN
      SELECT coalesce(array_agg(n.sort_key), '{}') INTO extra FROM (SELECT l.sort_key FROM library_case l
        WHERE l.shown AND l.lexemes @@ long AND (l.sort_key < highest) IS TRUE AND l.folded LIKE ANY (one)
          AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three) AND l.folded ~ ALL (rest) LIMIT 301) n;
      IF cardinality(extra) > 300 THEN
        extra := '{}';
      ELSE
        wanted := short; one := short_one; two := short_two; three := short_three; proven := true;
      END IF;
    END IF;
    IF proven AND total < 6 THEN
      enough := 4001;
    END IF;
    SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
      WHERE l.shown AND l.lexemes @@ wanted AND (l.sort_key < highest) IS TRUE AND (proven OR l.folded LIKE ANY (one)
        AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three) AND l.folded ~ ALL (rest)) LIMIT enough) n;
    walked := coalesce(cardinality(hits), 0);
    total := walked + (SELECT count(*) FROM unnest(extra) e WHERE walked = 0 OR e <> ALL (hits));
    IF walked = enough THEN
      -- Frequent enough to be met on the way: the order is walked until the page is full, and no list is sorted.
      SELECT array_agg(n.sort_key) INTO hits FROM (SELECT w.sort_key FROM (SELECT l.sort_key, l.folded, l.facets
          FROM library_case l WHERE l.shown AND l.sort_key < highest ORDER BY l.sort_key DESC LIMIT 4000) w
        WHERE (filters IS NULL OR w.facets @> filters) AND w.folded LIKE ANY (one) AND w.folded LIKE ANY (two)
          AND w.folded LIKE ANY (three) AND w.folded ~ ALL (rest) LIMIT most) n;
      IF coalesce(cardinality(hits), 0) < most THEN
        SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
          WHERE l.shown AND l.lexemes @@ wanted AND (l.sort_key < highest) IS TRUE AND (proven OR l.folded LIKE ANY (one)
            AND l.folded LIKE ANY (two) AND l.folded LIKE ANY (three) AND l.folded ~ ALL (rest))
          ORDER BY l.sort_key || '' DESC LIMIT most) n;
      END IF;
    END IF;
    hits := hits || ARRAY(SELECT e FROM unnest(extra) e WHERE hits IS NULL OR e <> ALL (hits));
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
  RETURN QUERY SELECT h, least(total, 1001) FROM unnest(hits) h ORDER BY h DESC LIMIT most;
END $$;
REVOKE ALL ON FUNCTION search_library(tsquery, text[], text[], text[], text[], text[], boolean, tsquery, tsquery, text[], text[], text[], text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_library(tsquery, text[], text[], text[], text[], text[], boolean, tsquery, tsquery, text[], text[], text[], text, integer) TO :app;
