-- What was attached or typed in names its case; a case may be named before that.
ALTER TABLE scan DROP CONSTRAINT scan_check,
  ADD CHECK (state NOT IN ('attached', 'entered') OR case_id IS NOT NULL);
