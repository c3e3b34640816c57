-- What a «ficha» tells of somebody's access stands in more places than the perfiles of their account
-- (A-59): that they stand in is beside those, that they were appointed among the entries of the company,
-- and how they came to an institution, maybe more than once, among those of its invitations.
DROP INDEX audit_entry_of_perfiles;
CREATE INDEX audit_entry_given ON audit_entry (platform, subject, seq)
    WHERE action IN ('perfil.changed', 'perfil.carried_out', 'stand_in.named', 'stand_in.ended');
CREATE INDEX audit_entry_appointing ON audit_entry (platform, subject, seq)
    WHERE action IN ('company.appointed', 'company.revoked');
CREATE INDEX invitation_of_account ON invitation (company, account) WHERE account IS NOT NULL;

-- Statistics of an index go with it. A company has more appointments than one: told so, the planner
-- would take the index of all entries, which says one of each subject.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('audit_entry', 'audit_entry_given', '120000 30000 1 1'),
    ('audit_entry', 'audit_entry_appointing', '20000 5000 1 1'),
    ('invitation', 'invitation_of_account', '80000 160 1');
