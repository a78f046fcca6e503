import { z } from 'zod';

/**
 * The site leaves out what it does not have, or sends null: both are '' when read by `said`. Half a surrogate pair
 * cannot be kept anywhere: it would look like a change on every reading.
 */
export const given = z.string().nullish();
export const said = (value: string | null | undefined): string => value?.toWellFormed() ?? '';

/** Both in one, where there are few: a hundred customers a page are read apart, which costs half. */
export const words = given.transform(said);

/** `yyyy-MM-dd'T'HH:mm:ss'Z'`, UTC (facts.md 4.1). */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
export const utc = z.string().regex(instant);
export const utcOrNothing = z.string().regex(new RegExp(`^$|${instant.source}`));

export const count = z.number().int().min(0);
