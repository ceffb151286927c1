-- @@ and LIKE are not leakproof, so under row-level security their index is not used. This function runs as the owner,
-- takes the city from the setting alone, and lets the planner choose per word: the order for a common one, GIN for a rare one.
CREATE FUNCTION search_cases(everything boolean, own_section text, wanted tsquery, patterns text[], before bigint, most integer)
RETURNS TABLE (ordinal bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE
    'SELECT i.ordinal FROM case_index i
      WHERE i.city_id = $1 AND i.ordinal < $5 AND i.lexemes @@ $3 AND i.folded LIKE ALL ($4)
        AND (' || CASE WHEN everything THEN 'true'
                       WHEN own_section IS NULL THEN 'i.visibility = ''public'''
                       ELSE '(i.visibility = ''public'' OR EXISTS (SELECT 1 FROM collaboration c
                             WHERE c.city_id = i.city_id AND c.id = i.case_id AND c.section = $2))' END || ')
      ORDER BY i.ordinal DESC LIMIT $6'
  USING nullif(current_setting('app.city_id', true), '')::uuid, own_section, wanted, patterns, before, most;
END $$;
REVOKE ALL ON FUNCTION search_cases(boolean, text, tsquery, text[], bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_cases(boolean, text, tsquery, text[], bigint, integer) TO :app;

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
