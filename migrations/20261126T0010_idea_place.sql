-- Where an idea came from, and where it is about: a district of the city's list, a place in words, a point.
ALTER TABLE collaboration
  ADD source text CHECK (source IN ('resident', 'group', 'section', 'centre', 'evaluation', 'vision', 'counter', 'theme')),
  ADD source_path text,
  ADD district text,
  ADD place text NOT NULL DEFAULT '',
  ADD latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  ADD longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  ADD CHECK ((latitude IS NULL) = (longitude IS NULL));
