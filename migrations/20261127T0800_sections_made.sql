-- 機構改革 without another city file: a section that is new on the day of a plan, with its name and what it is in charge of.
CREATE TABLE section_made (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_en text NOT NULL,
  department text NOT NULL,
  fields text[] NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, plan_id) REFERENCES change_plan (city_id, id)
);
CREATE UNIQUE INDEX section_made_once ON section_made (city_id, plan_id, code) WHERE removed_at IS NULL;
COMMENT ON TABLE section_made IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE section_made ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON section_made USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON section_made TO :app;
GRANT UPDATE (removed_at) ON section_made TO :app;

-- A field that goes to another section from the day on is undone with the plan, too.
ALTER TABLE change_done DROP CONSTRAINT change_done_what_check;
ALTER TABLE change_done ADD CONSTRAINT change_done_what_check CHECK (what IN ('person', 'hatBegun', 'hatEnded',
  'functionBegun', 'functionEnded', 'case', 'duty', 'consultation', 'party', 'officer', 'routing'));

-- Which sections became what, in every city, for the directory that knows all cities. Nothing of a plan before its day:
-- of those that were carried out alone, and of them only what everybody may read.
CREATE FUNCTION list_reorganisations()
RETURNS TABLE (city_id uuid, effective_on date, undone boolean, made jsonb, changes jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.city_id, p.effective_on, p.state = 'undone',
    coalesce((SELECT jsonb_agg(jsonb_build_object('code', m.code, 'name', m.name, 'name_en', m.name_en,
        'department', m.department, 'fields', m.fields) ORDER BY m.id)
      FROM section_made m WHERE m.city_id = p.city_id AND m.plan_id = p.id AND m.removed_at IS NULL), '[]'),
    coalesce((SELECT jsonb_agg(jsonb_build_object('from_code', s.from_code, 'to_codes', s.to_codes) ORDER BY s.id)
      FROM section_change s WHERE s.city_id = p.city_id AND s.plan_id = p.id AND s.removed_at IS NULL), '[]')
  FROM change_plan p WHERE p.state IN ('applied', 'undone') AND (
    EXISTS (SELECT 1 FROM section_made m WHERE m.city_id = p.city_id AND m.plan_id = p.id AND m.removed_at IS NULL)
    OR EXISTS (SELECT 1 FROM section_change s WHERE s.city_id = p.city_id AND s.plan_id = p.id AND s.removed_at IS NULL))
  ORDER BY p.city_id, p.effective_on, p.applied_at, p.id
$$;

-- Every process reads its directory anew, as after another edition.
CREATE FUNCTION sections_changed() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE installation SET version = version + 1
$$;
REVOKE EXECUTE ON FUNCTION list_reorganisations(), sections_changed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_reorganisations(), sections_changed() TO :app;
