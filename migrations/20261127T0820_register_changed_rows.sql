-- A row of a list that has changed changes also who takes part and which section is in charge; taken back, all of it is as
-- it was. Which entry a row means is found when it is checked, and what was there before is kept until the list is forgotten.
ALTER TABLE register_row ADD entry_id uuid, ADD before jsonb;
COMMENT ON TABLE register_row IS 'scope=city; retention=draft; personal=cells,before';

-- Who a party is never changes, and nobody is written out of a case by the web app but here: a party that a list of the
-- register named, which nobody acts for on screen, before anybody was asked to look back. Without a time it is there again.
CREATE FUNCTION set_listed_party(the_case uuid, the_party uuid, the_time timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  the_city uuid := nullif(current_setting('app.city_id', true), '')::uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM collaboration WHERE city_id = the_city AND id = the_case AND source = 'register'
      AND stage = 'running')
    OR EXISTS (SELECT 1 FROM evaluation_round WHERE city_id = the_city AND case_id = the_case)
    OR EXISTS (SELECT 1 FROM joint_version WHERE city_id = the_city AND case_id = the_case) THEN
    RETURN false;
  END IF;
  UPDATE party SET left_at = the_time
    WHERE city_id = the_city AND case_id = the_case AND id = the_party AND person_id IS NULL AND organization_id IS NULL
      AND (left_at IS NULL) <> (the_time IS NULL);
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION set_listed_party(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_listed_party(uuid, uuid, timestamptz) TO :app;
