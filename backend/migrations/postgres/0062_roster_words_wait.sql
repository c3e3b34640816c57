-- PostgreSQL keeps its index of three letters with the rows themselves: nothing to change.
SELECT 1;
