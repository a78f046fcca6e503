/** Every notice is kept: a tag stands once on the desktop, and as often in the list as something happened. */
export const noticesKept = `
CREATE TABLE notice_kept (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  customer_id TEXT,
  case_id TEXT,
  sentence TEXT NOT NULL,
  read_at TEXT,
  shown_at TEXT
) STRICT;
INSERT INTO notice_kept SELECT id, tag, kind, at, customer_id, case_id, sentence, read_at, shown_at FROM notice;
DROP TABLE notice;
ALTER TABLE notice_kept RENAME TO notice;
CREATE INDEX notice_unread ON notice (id) WHERE read_at IS NULL;
CREATE INDEX notice_to_show ON notice (id) WHERE shown_at IS NULL;
CREATE INDEX notice_to_overtake ON notice (tag) WHERE shown_at IS NULL;
CREATE INDEX notice_by_customer ON notice (customer_id);
`;
