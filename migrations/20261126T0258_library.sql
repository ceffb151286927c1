-- The library across cities: copies of what is published, and of nothing else. Written where a case's index is, in the same
-- transaction; a case that is withdrawn, made private or disposed of leaves a row that says nothing, or none.
CREATE TABLE library_case (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  shown boolean NOT NULL,
  -- Newest first over all cities: the case's own order, made unique by its id.
  sort_key text COLLATE "C" NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  aim text NOT NULL,
  issue text NOT NULL,
  fiscal_year integer NOT NULL,
  form text NOT NULL,
  field text NOT NULL,
  parties text[] NOT NULL,
  evaluated boolean NOT NULL,
  demo boolean NOT NULL,
  lexemes tsvector NOT NULL,
  folded text NOT NULL,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id)
);
ALTER TABLE library_case ALTER lexemes SET STORAGE EXTERNAL;
CREATE INDEX library_case_order ON library_case (sort_key DESC) WHERE shown;
CREATE INDEX library_case_lexemes ON library_case USING gin (lexemes) WITH (fastupdate = off) WHERE shown;
COMMENT ON TABLE library_case IS 'scope=installation; retention=case; personal=none';
ALTER TABLE library_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON library_case FOR SELECT USING (true);
CREATE POLICY own_city ON library_case FOR INSERT
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
CREATE POLICY own_city_change ON library_case FOR UPDATE
  USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON library_case TO :app;

-- As search_cases, over every city: the newest 300 are walked, and what they do not fill is asked of the word index. Every
-- copy is there to be read by everybody, so it needs nobody's rights but its caller's.
--   wanted    words and filters; filters apart, or NULL
--   patterns  one regular expression a word, with the ways in which it may be written
CREATE FUNCTION search_library(wanted tsquery, filters tsquery, patterns text[], before text, most integer)
RETURNS TABLE (sort_key text, total integer)
LANGUAGE plpgsql STABLE ROWS 21
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  highest CONSTANT text := coalesce(before, '~');
  hits text[];
  walked integer;
BEGIN
  SELECT array_agg(w.sort_key) FILTER (WHERE w.folded ~ ALL (patterns) AND (filters IS NULL OR w.lexemes @@ filters)),
    count(*) INTO hits, walked FROM (SELECT l.sort_key, l.folded, l.lexemes FROM library_case l
      WHERE l.shown AND l.sort_key < highest ORDER BY l.sort_key DESC LIMIT 300) w;
  total := coalesce(cardinality(hits), 0);
  IF walked = 300 AND wanted IS NULL THEN
    SELECT count(*) INTO total FROM (SELECT 1 FROM library_case l WHERE l.shown AND l.sort_key < highest LIMIT 1001) n;
  ELSIF walked = 300 AND total < most THEN
    SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
      WHERE l.shown AND l.lexemes @@ wanted AND l.folded ~ ALL (patterns) AND (l.sort_key < highest) IS TRUE LIMIT 1001) n;
    total := coalesce(cardinality(hits), 0);
    IF total = 1001 THEN
      SELECT array_agg(n.sort_key) INTO hits FROM (SELECT l.sort_key FROM library_case l
        WHERE l.shown AND l.lexemes @@ wanted AND l.folded ~ ALL (patterns) AND (l.sort_key < highest) IS TRUE
        ORDER BY l.sort_key || '' DESC LIMIT most) n;
    END IF;
  ELSIF walked = 300 AND before IS NULL THEN
    SELECT count(*) INTO total FROM (SELECT 1 FROM library_case l
      WHERE l.shown AND l.lexemes @@ wanted AND l.folded ~ ALL (patterns) LIMIT 1001) n;
  END IF;
  RETURN QUERY SELECT h, total FROM unnest(hits) h ORDER BY h DESC LIMIT most;
END $$;
REVOKE ALL ON FUNCTION search_library(tsquery, tsquery, text[], text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_library(tsquery, tsquery, text[], text, integer) TO :app;

-- As similar_cases, over what is published in every city, or in one (a lexeme within each question).
CREATE FUNCTION similar_in_library(asked tsquery[], levels integer[], patterns text[], most integer)
RETURNS TABLE (sort_key text, words integer[], score double precision)
LANGUAGE plpgsql STABLE ROWS 6
  SET search_path = public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  hits text[];
  found text[] := '{}';
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
    SELECT array_agg(h.sort_key) INTO hits FROM (
      SELECT l.sort_key FROM library_case l WHERE l.shown AND l.lexemes @@ asked[n] LIMIT 301) h;
    CONTINUE WHEN hits IS NULL OR cardinality(hits) > 300;
    found := found || hits;
    weights := weights || array_fill(4 - levels[n] + 1.0::double precision / cardinality(hits), ARRAY[cardinality(hits)]);
  END LOOP;
  RETURN QUERY
    SELECT best.o, ARRAY(SELECT p.at::integer FROM unnest(patterns) WITH ORDINALITY p (pattern, at)
        WHERE l.folded LIKE p.pattern ORDER BY p.at), best.s
    FROM (SELECT u.o, sum(u.w) AS s FROM unnest(found, weights) u (o, w) GROUP BY u.o
      ORDER BY sum(u.w) DESC, u.o DESC LIMIT most) best
    JOIN library_case l ON l.shown AND l.sort_key = best.o
    ORDER BY best.s DESC, best.o DESC;
END $$;
REVOKE ALL ON FUNCTION similar_in_library(tsquery[], integer[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION similar_in_library(tsquery[], integer[], text[], integer) TO :app;
