-- Who goes along with a case has a seat in the register of coordinators; nobody was ever written here.
DROP TABLE case_companion;
