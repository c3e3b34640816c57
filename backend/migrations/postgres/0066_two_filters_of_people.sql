-- A list of people that is read in the order of one index and filtered by something else finds the
-- filter in the index, too, and reads no row that it does not show (A-63).
DROP INDEX roster_by_time;
DROP INDEX roster_by_state;
DROP INDEX roster_by_perfil;
DROP INDEX roster_by_section;
CREATE INDEX roster_by_time ON roster_person (company, seq, state, perfil, section);
CREATE INDEX roster_by_state ON roster_person (company, state, sort_key, seq, perfil, section);
CREATE INDEX roster_by_perfil ON roster_person (company, perfil, sort_key, seq, state, section);
CREATE INDEX roster_by_section ON roster_person (company, section, sort_key, seq, state, perfil);
