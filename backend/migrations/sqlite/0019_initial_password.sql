-- Until when an initial password is good (Q2); none once its owner chose one.
ALTER TABLE account ADD COLUMN initial_until INTEGER;
