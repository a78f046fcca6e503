/**
 * Filters and days of the log as sets of sequences, so that every combination of them is counted and paged at once at any size: an index over
 * the columns answers one filter quickly, and two of them only by looking at every row of the first.
 */
export const logSets = `
DROP INDEX log_by_day;
DROP INDEX log_filters;

-- Which entries have this operation, result, source or operator: 8,192 sequences a block, one bit each, for entries up to indexed_to of
-- 'log-set'; later ones are read from the rows. An operator's name is personal text: it goes when its entries are erased.
CREATE TABLE log_set (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  block INTEGER NOT NULL,
  bits BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_set_by_value ON log_set (kind, value, block);
INSERT INTO text_index VALUES ('log-set', 0);

-- Entries of one UTC day that follow each other.
CREATE TABLE log_run (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, day TEXT NOT NULL) STRICT;
INSERT INTO log_run SELECT min(sequence), max(sequence), day FROM (
  SELECT sequence, day, sequence - row_number() OVER (PARTITION BY day ORDER BY sequence) AS run FROM log_entry
) GROUP BY day, run;
`;
