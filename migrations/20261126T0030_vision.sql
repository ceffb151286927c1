-- What town people would like: short posts, looked at before everybody reads them, grouped by theme, grown into ideas.
CREATE TABLE vision_theme (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  lead text NOT NULL,
  -- Its place among the city's themes, by which it has its colour and its sign.
  place integer NOT NULL,
  made_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  UNIQUE (city_id, place)
);
COMMENT ON TABLE vision_theme IS 'scope=city; retention=permanent; personal=none';

CREATE TABLE vision_post (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL,
  text text NOT NULL,
  pen_name text NOT NULL,
  -- The pen name may stand with an idea that grows from it.
  credit boolean NOT NULL,
  via text NOT NULL CHECK (via IN ('web', 'card')),
  lang text NOT NULL,
  -- Who hears what became of it: somebody with an account, or the browser that sent it, by a hash of its cookie.
  person_id uuid,
  own_mark text,
  state text NOT NULL CHECK (state IN ('waiting', 'shown', 'refused', 'objected', 'withdrawn')),
  rule text,
  note text NOT NULL DEFAULT '',
  objection text NOT NULL DEFAULT '',
  objected_on date,
  sent_on date NOT NULL,
  due_on date,
  shown_at timestamptz,
  decided_on date,
  decided_by uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES person (city_id, id)
);
CREATE INDEX vision_post_shown ON vision_post (city_id, shown_at DESC, id DESC) WHERE state = 'shown';
CREATE INDEX vision_post_due ON vision_post (city_id, due_on, id) WHERE state IN ('waiting', 'objected');
CREATE INDEX vision_post_person ON vision_post (city_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX vision_post_own ON vision_post (city_id, own_mark) WHERE own_mark IS NOT NULL;
COMMENT ON TABLE vision_post IS 'scope=city; retention=record; personal=text,pen_name,own_mark,note,objection';

CREATE TABLE vision_placing (
  city_id uuid NOT NULL REFERENCES city (id),
  post_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (city_id, post_id, theme_id),
  FOREIGN KEY (city_id, post_id) REFERENCES vision_post (city_id, id),
  FOREIGN KEY (city_id, theme_id) REFERENCES vision_theme (city_id, id)
);
CREATE INDEX vision_placing_theme ON vision_placing (city_id, theme_id) WHERE removed_at IS NULL;
COMMENT ON TABLE vision_placing IS 'scope=city; retention=record; personal=none';

-- Neither who nor when: a hash over the post and the person, or the post and the browser's cookie, so that two posts of
-- one browser cannot be put together.
CREATE TABLE vision_agreement (
  city_id uuid NOT NULL REFERENCES city (id),
  post_id uuid NOT NULL,
  mark text NOT NULL,
  taken_back boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_id, post_id, mark),
  FOREIGN KEY (city_id, post_id) REFERENCES vision_post (city_id, id)
);
COMMENT ON TABLE vision_agreement IS 'scope=city; retention=record; personal=mark';

CREATE TABLE vision_growth (
  city_id uuid NOT NULL REFERENCES city (id),
  case_id uuid NOT NULL,
  post_id uuid,
  theme_id uuid,
  PRIMARY KEY (city_id, case_id),
  FOREIGN KEY (city_id, case_id) REFERENCES collaboration (city_id, id),
  FOREIGN KEY (city_id, post_id) REFERENCES vision_post (city_id, id),
  FOREIGN KEY (city_id, theme_id) REFERENCES vision_theme (city_id, id),
  CHECK ((post_id IS NULL) <> (theme_id IS NULL))
);
CREATE INDEX vision_growth_post ON vision_growth (city_id, post_id) WHERE post_id IS NOT NULL;
CREATE INDEX vision_growth_theme ON vision_growth (city_id, theme_id) WHERE theme_id IS NOT NULL;
COMMENT ON TABLE vision_growth IS 'scope=city; retention=case; personal=none';

CREATE TABLE vision_event (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  post_id uuid,
  theme_id uuid,
  kind text NOT NULL,
  rule text,
  by_person_id uuid NOT NULL,
  by_hat_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, post_id) REFERENCES vision_post (city_id, id),
  FOREIGN KEY (city_id, theme_id) REFERENCES vision_theme (city_id, id)
);
CREATE INDEX vision_event_post ON vision_event (city_id, post_id) WHERE post_id IS NOT NULL;
COMMENT ON TABLE vision_event IS 'scope=city; retention=record; personal=none';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['vision_theme', 'vision_post', 'vision_placing', 'vision_agreement', 'vision_growth', 'vision_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)
      WITH CHECK (city_id = nullif(current_setting(''app.city_id'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON vision_theme, vision_post, vision_placing, vision_agreement TO :app;
GRANT SELECT, INSERT ON vision_growth, vision_event TO :app;
