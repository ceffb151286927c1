-- What waits, in the order of its day: read page by page, whatever the load, and counted no further than is shown.
CREATE INDEX duty_waiting_of_section ON duty (city_id, section, (coalesce(due_on, date '9999-12-31')), id) WHERE closed_at IS NULL;
CREATE INDEX duty_waiting_of_party ON duty (city_id, (coalesce(due_on, date '9999-12-31')), id)
  WHERE closed_at IS NULL AND section IS NULL;
CREATE INDEX duty_waiting ON duty (city_id, (coalesce(due_on, date '9999-12-31')), id) WHERE closed_at IS NULL;
CREATE INDEX collaboration_open_of_section ON collaboration (city_id, section) WHERE state = 'open';
CREATE INDEX collaboration_open ON collaboration (city_id, visibility) WHERE state = 'open';
