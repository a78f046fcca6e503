/** What reading one mail may take at most. Bytes, but for counts and milliseconds. */
export const bounds = {
  /** Header lines of one part, and of all parts together. */
  partHeaders: 128 * 1024,
  headers: 512 * 1024,
  /** Of one text part, encoded; what is longer is cut. */
  text: 512 * 1024,
  /** Of all text parts that are decoded, encoded. */
  texts: 2 * 1024 * 1024,
  textParts: 40,
  parts: 500,
  depth: 20,
  milliseconds: 20_000,
  heapMegabytes: 96,
} as const;
