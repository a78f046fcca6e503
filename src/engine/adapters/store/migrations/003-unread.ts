/** What the last listing of a customer did not say, such as a file without that column: no fact comes of it. Kinds of facts, comma-separated. */
export const unread = `ALTER TABLE customer ADD COLUMN unread TEXT NOT NULL DEFAULT '';`;
