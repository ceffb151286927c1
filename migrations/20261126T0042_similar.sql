-- Cases that are like a text somebody is writing: by words in common, the most words first. As search_cases it runs as the
-- owner and takes the city from the setting alone; what a viewer may find is the same. A question of one word that more
-- than a hundred cases answer says nothing about likeness and is passed over, so that the work stays bounded.
--   asked     questions to the word index; levels which of them are asked together: all words, then two, then one
--   patterns  the words themselves, to tell which of them a case has
CREATE FUNCTION similar_cases(everything boolean, own_section text, asked tsquery[], levels integer[], patterns text[],
  most integer)
RETURNS TABLE (ordinal bigint, words integer[], score double precision)
LANGUAGE plpgsql STABLE ROWS 6 SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  the_city uuid := nullif(current_setting('app.city_id', true), '')::uuid;
  hits bigint[];
  found bigint[] := '{}';
  weights double precision[] := '{}';
  last_level integer := 0;
  several integer;
BEGIN
  FOR n IN 1 .. coalesce(cardinality(asked), 0) LOOP
    IF levels[n] <> last_level THEN
      SELECT count(DISTINCT o) INTO several FROM unnest(found) o;
      EXIT WHEN several >= most;
      last_level := levels[n];
    END IF;
    SELECT array_agg(h.ordinal) INTO hits FROM (
      SELECT f.ordinal FROM findable_cases(everything, own_section) f
      WHERE (f.city_id = the_city) IS TRUE AND f.lexemes @@ asked[n] LIMIT 101) h;
    CONTINUE WHEN hits IS NULL OR cardinality(hits) > 100;
    found := found || hits;
    weights := weights || array_fill(4 - levels[n] + 1.0::double precision / cardinality(hits), ARRAY[cardinality(hits)]);
  END LOOP;
  RETURN QUERY
    SELECT best.o, ARRAY(SELECT p.at::integer FROM unnest(patterns) WITH ORDINALITY p (pattern, at)
        WHERE i.folded LIKE p.pattern ORDER BY p.at), best.s
    FROM (SELECT u.o, sum(u.w) AS s FROM unnest(found, weights) u (o, w) GROUP BY u.o
      ORDER BY sum(u.w) DESC, u.o DESC LIMIT most) best
    JOIN case_index i ON i.city_id = the_city AND i.ordinal = best.o
    ORDER BY best.s DESC, best.o DESC;
END $$;
REVOKE ALL ON FUNCTION similar_cases(boolean, text, tsquery[], integer[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION similar_cases(boolean, text, tsquery[], integer[], text[], integer) TO :app;
