-- What arrived and what is kept may differ: a picture is made fit, a 無害化 step gives back a copy. Both are named by hash.
ALTER TABLE file
  ADD sent_sha256 text,
  ADD sent_size integer,
  ADD made text NOT NULL DEFAULT 'asSent' CHECK (made IN ('asSent', 'fitted', 'sanitised')),
  ADD scan text NOT NULL DEFAULT 'none' CHECK (scan IN ('none', 'clean', 'waiting', 'infected')),
  ADD added_by uuid,
  ADD FOREIGN KEY (city_id, added_by) REFERENCES person (city_id, id),
  ADD CHECK ((sent_sha256 IS NULL) = (sent_size IS NULL));
CREATE INDEX file_waiting ON file (city_id, added_at) WHERE scan = 'waiting';
CREATE INDEX file_by_person ON file (city_id, added_by, added_at);
