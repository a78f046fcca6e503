import { z } from 'zod';

/** Half a surrogate pair cannot be kept anywhere; it would look like a change on every reading. */
export const name = z.string().transform((value) => value.toWellFormed());

/** The site leaves out what it does not have, or sends null: both are '' here. */
export const words = z
  .string()
  .nullish()
  .transform((value) => value?.toWellFormed() ?? '');

/** `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC (facts.md 4.1). */
export const utc = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/);

export const count = z.number().int().min(0);
