-- An entry that stands in the register by mistake is taken out of it, one by itself or all of one list: it is counted and
-- shown nowhere, and what was done stays known.
ALTER TABLE register_entry ADD out boolean NOT NULL DEFAULT false, ADD import_id uuid;
ALTER TABLE register_entry ADD FOREIGN KEY (city_id, import_id) REFERENCES register_import (city_id, id);
CREATE INDEX register_entry_import ON register_entry (city_id, import_id, id) WHERE import_id IS NOT NULL;
ALTER TABLE register_import DROP CONSTRAINT register_import_state_check;
ALTER TABLE register_import ADD CONSTRAINT register_import_state_check
  CHECK (state IN ('checking', 'checked', 'taking', 'imported', 'undoing', 'undone'));
