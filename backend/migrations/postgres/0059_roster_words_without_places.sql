-- PostgreSQL's own index of three letters knows no places either: nothing to change.
SELECT 1;
