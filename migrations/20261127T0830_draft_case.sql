-- A form that was printed for signature: the case it became, so that the signed sheet finds its way when it is scanned later.
ALTER TABLE draft ADD COLUMN case_number text;
