-- The unsealing role opens sheets: it needs no case, no city and no name of a party.
REVOKE SELECT ON city, installation, page_counter, edition, collaboration, party FROM :unseal;
GRANT SELECT (city_id, case_id, id, left_at) ON party TO :unseal;
