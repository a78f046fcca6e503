/**
 * The first shape of a desk's database. Instants are kept as received; `*_ms` columns hold the same instant as milliseconds, because
 * texts of different precision do not compare. `*_key` columns hold folded text to sort by.
 */
export const first = `
-- No index: orders and filters are remembered in memory, as every index would cost a sync more than the row.
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL,
  account_name TEXT NOT NULL,
  name TEXT NOT NULL,
  associated_on TEXT NOT NULL,
  association_raw TEXT NOT NULL,
  association TEXT NOT NULL,
  label TEXT NOT NULL,
  telephone TEXT NOT NULL,
  country_code TEXT NOT NULL,
  email TEXT NOT NULL,
  verified TEXT NOT NULL,
  customer_type TEXT NOT NULL,
  frozen INTEGER NOT NULL,
  manager TEXT NOT NULL,
  level TEXT NOT NULL,
  reseller_id TEXT NOT NULL,
  account_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  manager_key TEXT NOT NULL,
  visibility TEXT NOT NULL,
  visibility_at TEXT NOT NULL,
  source TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

-- Narrow on purpose: a pass that finds nothing new rewrites only this.
CREATE TABLE customer_seen (
  id INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
  pass INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  seen_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE pass (number INTEGER PRIMARY KEY, pass_id TEXT NOT NULL UNIQUE) STRICT;

-- Only customers that have been judged have a row.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  submit TEXT NOT NULL,
  agree TEXT NOT NULL,
  violated INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  computed_at TEXT NOT NULL,
  valid_until TEXT,
  valid_until_ms INTEGER,
  pack_id TEXT NOT NULL
) STRICT;
CREATE INDEX verdict_by_rank ON verdict (rank);
CREATE INDEX verdict_due ON verdict (pack_id, valid_until_ms);

CREATE TABLE fact (
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  observed_at TEXT NOT NULL,
  observed_ms INTEGER NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (subject, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL,
  side TEXT NOT NULL,
  state TEXT NOT NULL,
  remote_id TEXT UNIQUE,
  opened_ms INTEGER NOT NULL,
  waits_ms INTEGER NOT NULL,
  closed_ms INTEGER,
  folded TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_customer ON cases (customer_id);
CREATE INDEX cases_by_state ON cases (state, side);
CREATE TABLE case_event (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE quota (
  id INTEGER PRIMARY KEY,
  customer_id TEXT NOT NULL,
  side TEXT NOT NULL,
  at TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  source TEXT NOT NULL,
  case_id TEXT
) STRICT;
CREATE INDEX quota_by_customer ON quota (customer_id, at_ms);

-- The sealed entries. Columns beside body only serve questions; verifying compares them with the body.
CREATE TABLE log_entry (
  sequence INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  operation TEXT NOT NULL,
  result TEXT NOT NULL,
  source TEXT NOT NULL,
  subject TEXT,
  case_id TEXT,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_instant ON log_entry (at_ms);
CREATE INDEX log_by_day ON log_entry (day);
CREATE INDEX log_by_subject ON log_entry (subject);
CREATE INDEX log_by_case ON log_entry (case_id);
CREATE INDEX log_filters ON log_entry (operation, result, source);
CREATE TABLE log_head (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;

-- The erasable side of the log: who a pseudonym is, and the text about people with its salt.
CREATE TABLE subject (customer_id TEXT PRIMARY KEY, subject TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
CREATE TABLE log_personal (
  sequence INTEGER PRIMARY KEY REFERENCES log_entry (sequence),
  salts TEXT,
  texts TEXT,
  erased_at TEXT
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  customer_id TEXT,
  case_id TEXT,
  sentence TEXT NOT NULL,
  read_at TEXT,
  shown_at TEXT
) STRICT;
CREATE INDEX notice_unread ON notice (id) WHERE read_at IS NULL;
CREATE INDEX notice_to_show ON notice (id) WHERE shown_at IS NULL;
CREATE INDEX notice_by_customer ON notice (customer_id);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Two search indexes each, of rows up to indexed_to: trigrams with their positions for words of three characters or more, beginnings for
-- shorter ones. Both without content: what they hold of a row is deleted by handing the same text in again.
CREATE TABLE text_index (noun TEXT PRIMARY KEY, indexed_to INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO text_index VALUES ('customer', 0), ('log', 0), ('customer-key', 0);
-- The row of a customer, for rows up to indexed_to of 'customer-key'; later ones are read from the rows.
CREATE TABLE customer_key (customer_id TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE customer_text (id INTEGER PRIMARY KEY, folded TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE customer_long USING fts5 (folded, content='', columnsize=0, tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE customer_short USING fts5 (folded, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE TABLE log_text (id INTEGER PRIMARY KEY, folded TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE log_long USING fts5 (folded, content='', columnsize=0, tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE log_short USING fts5 (folded, content='', columnsize=0, detail=none, tokenize='ascii');
`;
