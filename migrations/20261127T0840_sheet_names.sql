-- A sheet of a list is called as its office called it, a person's name among them.
COMMENT ON TABLE register_row IS 'scope=city; retention=draft; personal=sheet,cells,before';
