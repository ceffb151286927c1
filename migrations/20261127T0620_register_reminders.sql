-- The clock reminds sections of the yearly call, too: then no person did it.
ALTER TABLE register_event ALTER by_person_id DROP NOT NULL, ALTER by_hat_id DROP NOT NULL;
ALTER TABLE register_event ADD CONSTRAINT register_event_by CHECK
  ((by_person_id IS NULL) = (by_hat_id IS NULL) AND (by_person_id IS NOT NULL OR kind = 'reminded'));
CREATE INDEX register_event_call ON register_event (city_id, fiscal_year, kind, section);
