-- A consultation that the section refers to the support centre, with the person's consent to what is told there.
ALTER TABLE consultation_part DROP CONSTRAINT consultation_part_kind_check;
ALTER TABLE consultation_part ADD CONSTRAINT consultation_part_kind_check CHECK (kind IN ('inquiry', 'joint', 'centre'));
ALTER TABLE consultation_part ADD COLUMN consented_on date;
