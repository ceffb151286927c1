-- 受付経路: how a matter came in, and for paper and fax the day on which it reached the city hall.
ALTER TABLE collaboration
  ADD via text NOT NULL DEFAULT 'web' CHECK (via IN ('web', 'counter', 'phone', 'paper', 'fax', 'mail', 'centre')),
  ADD received_on date;

-- Likely duplicates of somebody who stands at the counter: found by number, address or name, however it is spaced.
CREATE INDEX person_by_phone ON person (city_id, translate(phone, '-', '')) WHERE phone IS NOT NULL;
CREATE INDEX person_by_contact_email ON person (city_id, contact_email) WHERE contact_email IS NOT NULL;
CREATE INDEX person_by_name ON person (city_id, translate(name, ' 　', ''));
