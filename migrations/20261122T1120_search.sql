-- @@ and LIKE are not leakproof, so under row-level security their index is not used. This function runs as the owner and
-- takes the city from the setting alone. It asks the word index for a thousand hits at most: when that is all there are,
-- they are put in order and cut to the page. When there are more, every stretch of the order holds some, and the order is
-- walked instead. Either way the work is bounded, whatever the planner believes of a word.
--   wanted    every lexeme that must be there; filters those of them that are no words, or NULL
--   patterns  the words again; proven when the lexemes alone prove them
CREATE FUNCTION search_cases(everything boolean, own_section text, wanted tsquery, filters tsquery, patterns text[],
  proven boolean, before bigint, after bigint, most integer)
RETURNS TABLE (ordinal bigint, total integer)
LANGUAGE plpgsql STABLE ROWS 51 SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  the_city uuid := nullif(current_setting('app.city_id', true), '')::uuid;
  first_of_all CONSTANT bigint := coalesce(after, 0);
  last_of_all CONSTANT bigint := coalesce(before, 9223372036854775807);
  exact_total CONSTANT integer := 1000;
  hits bigint[];
BEGIN
  -- IS TRUE keeps every other index out of the choice; the lexemes carry their city anyway.
  SELECT array_agg(h.hit) INTO hits FROM (SELECT i.ordinal AS hit FROM case_index i
    WHERE (i.city_id = the_city) IS TRUE AND i.lexemes @@ wanted AND (proven OR i.folded LIKE ALL (patterns))
      AND (everything OR i.visibility = 'public' OR (own_section IS NOT NULL AND
        (SELECT c.section = own_section FROM collaboration c WHERE c.city_id = the_city AND c.id = i.case_id)))
    LIMIT exact_total + 1) h;
  total := cardinality(hits);
  IF total <= exact_total THEN
    FOR ordinal IN SELECT h FROM unnest(hits) h WHERE h < last_of_all AND h > first_of_all
      ORDER BY CASE WHEN after IS NULL THEN -h ELSE h END LIMIT most
    LOOP RETURN NEXT; END LOOP;
  ELSIF after IS NULL THEN
    FOR ordinal IN SELECT i.ordinal FROM case_index i
      WHERE i.city_id = the_city AND i.ordinal < last_of_all
        AND i.folded LIKE ALL (patterns) AND (filters IS NULL OR i.lexemes @@ filters)
        AND (everything OR i.visibility = 'public' OR (own_section IS NOT NULL AND
          (SELECT c.section = own_section FROM collaboration c WHERE c.city_id = the_city AND c.id = i.case_id)))
      ORDER BY i.ordinal DESC LIMIT most
    LOOP RETURN NEXT; END LOOP;
  ELSE
    FOR ordinal IN SELECT i.ordinal FROM case_index i
      WHERE i.city_id = the_city AND i.ordinal > first_of_all
        AND i.folded LIKE ALL (patterns) AND (filters IS NULL OR i.lexemes @@ filters)
        AND (everything OR i.visibility = 'public' OR (own_section IS NOT NULL AND
          (SELECT c.section = own_section FROM collaboration c WHERE c.city_id = the_city AND c.id = i.case_id)))
      ORDER BY i.ordinal LIMIT most
    LOOP RETURN NEXT; END LOOP;
  END IF;
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
