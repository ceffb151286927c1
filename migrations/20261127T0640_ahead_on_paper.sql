-- What a side without an account said on paper, at the counter or by telephone before the end; staff typed it in.
ALTER TABLE ahead_answer ADD COLUMN via text NOT NULL DEFAULT 'web'
  CHECK (via IN ('web', 'paper', 'counter', 'phone', 'fax', 'mail'));
ALTER TABLE ahead_answer ADD COLUMN said_by text NOT NULL DEFAULT '';
ALTER TABLE ahead_answer ADD COLUMN said_on date;
ALTER TABLE ahead_answer ADD COLUMN file_id uuid;
ALTER TABLE ahead_answer ADD FOREIGN KEY (city_id, file_id) REFERENCES file (city_id, id);
COMMENT ON TABLE ahead_answer IS 'scope=city; retention=case; personal=reason,said_by';
