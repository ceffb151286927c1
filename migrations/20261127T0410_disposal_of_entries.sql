-- The disposal list holds, too: 訂正の申出 that were answered, 委任 that ended, plans of people and sections that were carried
-- out or dropped, and entries of coordinators and advisers that ended.
ALTER TABLE disposal_item DROP CONSTRAINT disposal_item_record_check;
ALTER TABLE disposal_item ADD CONSTRAINT disposal_item_record_check
  CHECK (record IN ('case', 'person', 'group', 'notices', 'reads', 'correction', 'delegation', 'plan', 'adviser'));
