-- What a «ficha» tells of somebody's access stands in more places than the perfiles of their account
-- (A-59): that they stand in is beside those, that they were appointed among the entries of the company,
-- and how they came to an institution, maybe more than once, among those of its invitations.
DROP INDEX audit_entry_of_perfiles;
CREATE INDEX audit_entry_given ON audit_entry (platform, subject, seq)
    WHERE action IN ('perfil.changed', 'perfil.carried_out', 'stand_in.named', 'stand_in.ended');
CREATE INDEX audit_entry_appointing ON audit_entry (platform, subject, seq)
    WHERE action IN ('company.appointed', 'company.revoked');
CREATE INDEX invitation_of_account ON invitation (company, account) WHERE account IS NOT NULL;
