-- How many were answered, and how many of them in time: kept as sums, so that the public page costs the same after ten years.
-- By field, first section and answering section, so that a wrong routing shows.

CREATE TABLE answer_sum (
  city_id uuid NOT NULL REFERENCES city (id),
  fiscal_year integer NOT NULL,
  field text NOT NULL,
  first_section text NOT NULL,
  answered_section text NOT NULL,
  answered integer NOT NULL,
  in_time integer NOT NULL,
  PRIMARY KEY (city_id, fiscal_year, field, first_section, answered_section)
);
COMMENT ON TABLE answer_sum IS 'scope=city; retention=permanent; personal=none';

UPDATE consultation c SET answered_on = a.answered_on, answered_section = a.section,
    answer_due_on = (SELECT (e.facts ->> 'dueOn')::date FROM entry e WHERE e.city_id = c.city_id AND e.case_id = c.case_id
      AND e.stage = 'consultation' AND e.kind = 'received' ORDER BY e.seq LIMIT 1)
  FROM (SELECT DISTINCT ON (e.city_id, e.case_id) e.city_id, e.case_id, (e.at AT TIME ZONE 'Asia/Tokyo')::date AS answered_on,
      o.section FROM entry e JOIN consultation o ON o.city_id = e.city_id AND o.case_id = e.case_id
    WHERE e.stage = 'consultation' AND e.kind IN ('replied', 'concluded') ORDER BY e.city_id, e.case_id, e.seq) a
  WHERE c.city_id = a.city_id AND c.case_id = a.case_id AND c.answered_on IS NULL;
INSERT INTO answer_sum (city_id, fiscal_year, field, first_section, answered_section, answered, in_time)
  SELECT c.city_id, extract(year FROM c.answered_on - interval '3 months')::int, coalesce(o.field, 'unknown'),
    coalesce(c.first_section, c.answered_section), c.answered_section, count(*),
    count(*) FILTER (WHERE c.answer_due_on IS NULL OR c.answered_on <= c.answer_due_on)
  FROM consultation c JOIN collaboration o ON o.city_id = c.city_id AND o.id = c.case_id
  WHERE c.answered_on IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

ALTER TABLE answer_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON answer_sum USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON answer_sum TO :app;
GRANT UPDATE (answered, in_time) ON answer_sum TO :app;

-- Whom the morning reminds of the next date.
CREATE INDEX consultation_next ON consultation (city_id, next_on) WHERE next_on IS NOT NULL AND state <> 'closed';
