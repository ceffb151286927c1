-- What was done in a year is counted in the register alone, by field, too; the library keeps what it alone knows of a year:
-- what ended in it, and what was looked back on. `form` is the case's own among the forms of an entry.
ALTER TABLE register_entry ADD field text, ADD form text;
UPDATE register_entry e SET field = c.field, form = c.form, shown = (c.visibility = 'public')
  FROM collaboration c WHERE c.city_id = e.city_id AND c.id = e.case_id;

ALTER TABLE register_sum DROP CONSTRAINT register_sum_figure_check;
ALTER TABLE register_sum ADD CONSTRAINT register_sum_figure_check
  CHECK (figure IN ('all', 'form', 'field', 'partner', 'section'));
UPDATE register_sum SET n = 0, decided = 0, settled = 0;
INSERT INTO register_sum (city_id, fiscal_year, shown, figure, key, n, decided, settled)
  SELECT e.city_id, e.fiscal_year, e.shown, m.figure, m.key, count(*), coalesce(sum(e.decided), 0), coalesce(sum(e.settled), 0)
  FROM register_entry e, LATERAL (SELECT 'all' AS figure, '' AS key
    UNION SELECT 'section', coalesce(e.section, '-') UNION SELECT 'field', coalesce(e.field, '-')
    UNION SELECT 'form', unnest(CASE WHEN e.forms = '{}' THEN ARRAY['-'] ELSE e.forms END)
    UNION SELECT 'partner', unnest(CASE WHEN e.partner_kinds = '{}' THEN ARRAY['-'] ELSE e.partner_kinds END)) m
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (city_id, fiscal_year, shown, figure, key) DO UPDATE SET n = excluded.n, decided = excluded.decided,
    settled = excluded.settled;

DELETE FROM story_sum WHERE figure NOT IN ('closed', 'evaluations');
UPDATE library_case SET counted = ARRAY(SELECT m FROM unnest(counted) m WHERE split_part(m, '|', 2) IN ('closed', 'evaluations'));

-- The year is in the key of a row already: an entry that is moved to another year is still the same row of the list.
DROP INDEX register_entry_row;
CREATE UNIQUE INDEX register_entry_row ON register_entry (city_id, row_key);
