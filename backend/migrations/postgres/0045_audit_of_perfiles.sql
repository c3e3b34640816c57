-- What a «ficha» reads of an account's entries: the changes of its perfiles. Somebody who used the
-- platform for years has thousands of others beside them.
CREATE INDEX audit_entry_of_perfiles ON audit_entry (platform, subject, seq)
    WHERE action IN ('perfil.changed', 'perfil.carried_out');
