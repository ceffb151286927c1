-- What else of these tables is somebody's words.
COMMENT ON TABLE register_import IS 'scope=city; retention=draft; personal=file_name,headings';
COMMENT ON TABLE register_row IS 'scope=city; retention=draft; personal=sheet,cells';
COMMENT ON TABLE review_meeting IS 'scope=city; retention=case; personal=begins,place,coordinator';
