-- A mail says why it was written and in which language; one with a key is queued once, however often its cause repeats.
ALTER TABLE outbox
  ADD kind text NOT NULL DEFAULT 'joint.told',
  ADD lang text NOT NULL DEFAULT 'ja' CHECK (lang IN ('ja', 'en', 'easy')),
  ADD once text;
ALTER TABLE outbox ALTER kind DROP DEFAULT, ALTER lang DROP DEFAULT;
CREATE UNIQUE INDEX outbox_once ON outbox (city_id, once) WHERE once IS NOT NULL;
