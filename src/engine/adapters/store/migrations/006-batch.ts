/** Checks of many: one row for each customer of one, in the order of the customers' own rows, and gone with them. */
export const batch = `
CREATE TABLE batch (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE batch_row (
  batch INTEGER NOT NULL REFERENCES batch (number) ON DELETE CASCADE,
  id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'pending',
  grouped TEXT,
  rules TEXT NOT NULL DEFAULT '',
  asks TEXT NOT NULL DEFAULT '',
  until TEXT,
  decides TEXT,
  fault TEXT,
  checked_at TEXT,
  prepared TEXT,
  case_id TEXT,
  PRIMARY KEY (batch, id)
) STRICT, WITHOUT ROWID;
-- Whose turn it is, found at once however many had theirs.
CREATE INDEX batch_to_check ON batch_row (batch, id) WHERE state = 'pending';
CREATE INDEX batch_to_prepare ON batch_row (batch, id) WHERE prepared IN ('pending', 'intended');
`;
