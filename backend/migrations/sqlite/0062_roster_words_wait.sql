-- The index of three letters writes what it holds to its tables with every statement that may need to
-- be taken back, and puts together what it wrote before. A load is thousands of those: while one is on,
-- the people that it enters, changes and removes are noted here, and indexed together before it ends
-- (goal P8). Row 0 says that a load is on; nothing stands here between two transactions.
CREATE TABLE roster_words_waiting (seq INTEGER PRIMARY KEY) STRICT;

DROP TRIGGER roster_words_insert;
DROP TRIGGER roster_words_update;
DROP TRIGGER roster_words_delete;

CREATE TRIGGER roster_words_insert AFTER INSERT ON roster_person
WHEN NOT EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    INSERT INTO roster_words (rowid, words) VALUES (
        NEW.seq, NEW.company_tag || ' ' || substr(NEW.state, 1, 3) || '›' || NEW.perfil_tag || ' '
        || NEW.section_tag || ' ' || NEW.words);
END;
CREATE TRIGGER roster_words_insert_waits AFTER INSERT ON roster_person
WHEN EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    INSERT OR IGNORE INTO roster_words_waiting (seq) VALUES (NEW.seq);
END;

CREATE TRIGGER roster_words_update AFTER UPDATE OF words, state, perfil_tag, section_tag
ON roster_person
WHEN (OLD.words <> NEW.words OR OLD.state <> NEW.state OR OLD.perfil_tag <> NEW.perfil_tag
  OR OLD.section_tag <> NEW.section_tag) AND NOT EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    DELETE FROM roster_words WHERE rowid = OLD.seq;
    INSERT INTO roster_words (rowid, words) VALUES (
        NEW.seq, NEW.company_tag || ' ' || substr(NEW.state, 1, 3) || '›' || NEW.perfil_tag || ' '
        || NEW.section_tag || ' ' || NEW.words);
END;
CREATE TRIGGER roster_words_update_waits AFTER UPDATE OF words, state, perfil_tag, section_tag
ON roster_person
WHEN (OLD.words <> NEW.words OR OLD.state <> NEW.state OR OLD.perfil_tag <> NEW.perfil_tag
  OR OLD.section_tag <> NEW.section_tag) AND EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    INSERT OR IGNORE INTO roster_words_waiting (seq) VALUES (NEW.seq);
END;

CREATE TRIGGER roster_words_delete AFTER DELETE ON roster_person
WHEN NOT EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    DELETE FROM roster_words WHERE rowid = OLD.seq;
END;
CREATE TRIGGER roster_words_delete_waits AFTER DELETE ON roster_person
WHEN EXISTS (SELECT 1 FROM roster_words_waiting)
BEGIN
    INSERT OR IGNORE INTO roster_words_waiting (seq) VALUES (OLD.seq);
END;
