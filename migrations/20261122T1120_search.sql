-- What a viewer may find, here and in visibility.ts. Its caller names the city; it is made part of the caller's query.
CREATE FUNCTION findable_cases(everything boolean, own_section text) RETURNS SETOF case_index
LANGUAGE sql STABLE AS $$
  SELECT i.* FROM case_index i WHERE everything OR i.visibility = 'public' OR (own_section IS NOT NULL AND
    (SELECT c.section = own_section FROM collaboration c WHERE c.city_id = i.city_id AND c.id = i.case_id))
$$;
REVOKE ALL ON FUNCTION findable_cases(boolean, text) FROM PUBLIC;

-- @@ and LIKE are not leakproof, so under row-level security their index is not used. This function runs as the owner and
-- takes the city from the setting alone. A word that stands in every third case fills a page from the newest 150: the
-- order is walked, which costs the same in a small and a large city. Any other is asked of the word index, and its hits
-- are few enough to be sorted. What is counted ends at 1,001. Limits are written out, so that a plan that is kept knows them. The work is bounded whatever the planner believes of a word.
--   wanted    every lexeme that must be there; filters those of them that are no words, or NULL
--   patterns  the words again; proven when the lexemes alone prove them
CREATE FUNCTION search_cases(everything boolean, own_section text, wanted tsquery, filters tsquery, patterns text[],
  proven boolean, before bigint, after bigint, most integer)
RETURNS TABLE (ordinal bigint, total integer)
LANGUAGE plpgsql STABLE ROWS 51 SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  the_city uuid := nullif(current_setting('app.city_id', true), '')::uuid;
  lowest CONSTANT bigint := coalesce(after, 0);
  highest CONSTANT bigint := coalesce(before, 9223372036854775807);
  hits bigint[];
  walked integer;
BEGIN
  IF after IS NULL THEN
    SELECT array_agg(w.ordinal) FILTER (WHERE w.folded LIKE ALL (patterns) AND (filters IS NULL OR w.lexemes @@ filters)),
      count(*) INTO hits, walked FROM (SELECT f.ordinal, f.folded, f.lexemes FROM findable_cases(everything, own_section) f
        WHERE f.city_id = the_city AND f.ordinal < highest ORDER BY f.ordinal DESC LIMIT 150) w;
  ELSE
    SELECT array_agg(w.ordinal) FILTER (WHERE w.folded LIKE ALL (patterns) AND (filters IS NULL OR w.lexemes @@ filters)),
      count(*) INTO hits, walked FROM (SELECT f.ordinal, f.folded, f.lexemes FROM findable_cases(everything, own_section) f
        WHERE f.city_id = the_city AND f.ordinal > lowest ORDER BY f.ordinal LIMIT 150) w;
  END IF;
  total := coalesce(cardinality(hits), 0);
  IF walked < 150 THEN
    NULL; -- that was all there is
  ELSIF total < most THEN
    -- IS TRUE keeps every other index out of the choice; the lexemes carry their city anyway.
    SELECT array_agg(n.ordinal) INTO hits FROM (
      SELECT f.ordinal FROM findable_cases(everything, own_section) f
      WHERE (f.city_id = the_city) IS TRUE AND f.lexemes @@ wanted AND (proven OR f.folded LIKE ALL (patterns))
        AND (f.ordinal < highest AND f.ordinal > lowest) IS TRUE LIMIT 1001) n;
    total := coalesce(cardinality(hits), 0);
    IF total = 1001 THEN
      SELECT array_agg(n.ordinal) INTO hits FROM (
        SELECT f.ordinal FROM findable_cases(everything, own_section) f
        WHERE (f.city_id = the_city) IS TRUE AND f.lexemes @@ wanted AND (proven OR f.folded LIKE ALL (patterns))
          AND (f.ordinal < highest AND f.ordinal > lowest) IS TRUE
        ORDER BY CASE WHEN after IS NULL THEN -f.ordinal ELSE f.ordinal END LIMIT most) n;
    END IF;
  ELSIF before IS NULL AND after IS NULL THEN
    -- Nearly every case: walking is cheaper than the word's whole list.
    IF filters IS NULL AND total > 120 THEN
      SELECT count(*) INTO total FROM (
        SELECT 1 FROM (SELECT f.folded FROM findable_cases(everything, own_section) f
          WHERE f.city_id = the_city ORDER BY f.ordinal DESC LIMIT 1250) w
        WHERE w.folded LIKE ALL (patterns) LIMIT 1001) n;
    END IF;
    IF total < 1001 THEN
      SELECT count(*) INTO total FROM (
        SELECT 1 FROM findable_cases(everything, own_section) f
        WHERE (f.city_id = the_city) IS TRUE AND f.lexemes @@ wanted AND (proven OR f.folded LIKE ALL (patterns))
        LIMIT 1001) n;
    END IF;
  END IF;
  RETURN QUERY SELECT h, total FROM unnest(hits) h ORDER BY CASE WHEN after IS NULL THEN -h ELSE h END LIMIT most;
END $$;
REVOKE ALL ON FUNCTION search_cases(boolean, text, tsquery, tsquery, text[], boolean, bigint, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_cases(boolean, text, tsquery, tsquery, text[], boolean, bigint, bigint, integer) TO :app;

-- Every table of city scope: rows of the city that the transaction is set to, and no other. Without a setting, none.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND obj_description(c.oid) LIKE 'scope=city%' AND c.relname <> 'edition'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
