-- A party that does not answer is asked again by itself: then nobody did it. That it was silent is always somebody's word.
ALTER TABLE joint_silence ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE joint_silence ADD CONSTRAINT joint_silence_by CHECK (person_id IS NOT NULL OR what = 'reminded');
