/** What a table may be at most, so that a file can neither fill the memory nor hold the engine up. */
export const bounds = {
  /** Bytes of the file. A distributor's 100,000 customers are about a third of it. */
  file: 32 * 1024 * 1024,
  rows: 120_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 8_000,
  /** Characters of one line of a text table. */
  line: 64_000,
  /** Bytes of what an XLSX file unpacks to, all read parts together. */
  unpacked: 160 * 1024 * 1024,
  /** Entries of an XLSX file. */
  entries: 2_000,
} as const;
