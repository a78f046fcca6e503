/** Filed mails, and their bytes in parts: a long one is never one value. Both go with their customer. */
export const mails = `
CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  customer_id TEXT,
  case_id TEXT,
  message_id TEXT NOT NULL,
  state TEXT NOT NULL,
  filed_ms INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_by_customer ON mail (customer_id);
CREATE INDEX mail_by_case ON mail (case_id);
CREATE INDEX mail_by_message ON mail (message_id) WHERE message_id <> '';
CREATE INDEX mail_by_state ON mail (state);
CREATE TABLE mail_part (
  mail_id TEXT NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (mail_id, number)
) STRICT;
`;
