-- What a released theme said before it was changed, and why: everybody who reads it reads that, too. Only ever added to.
CREATE TABLE theme_revision (
  city_id uuid NOT NULL REFERENCES city (id),
  theme_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  asked text NOT NULL,
  field text NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  wanted integer,
  why text NOT NULL CHECK (why <> ''),
  changed_on date NOT NULL,
  person_id uuid NOT NULL,
  hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, theme_id, version),
  FOREIGN KEY (city_id, theme_id) REFERENCES theme (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, hat_id) REFERENCES hat (city_id, id)
);
COMMENT ON TABLE theme_revision IS 'scope=city; retention=permanent; personal=none';
ALTER TABLE theme_revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON theme_revision USING (city_id = nullif(current_setting('app.city_id', true), '')::uuid)
  WITH CHECK (city_id = nullif(current_setting('app.city_id', true), '')::uuid);
GRANT SELECT, INSERT ON theme_revision TO :app;
