import { z } from 'zod';
import { askDesk, line } from './define.ts';
import { LogFiltersInput } from './log.ts';

/** What a person keeps of a search: its words and filters as they were, under a name of theirs. */
export const LogSearch = z.object({
  id: z.string().regex(/^[0-9a-f-]{8,64}$/u),
  name: line(80).min(1),
  search: line(120),
  filters: LogFiltersInput,
});
export type LogSearch = z.infer<typeof LogSearch>;

/** By name. */
const all = z.object({ rows: z.array(LogSearch) });

export const logSearches = {
  list: askDesk({}).output(all),
  /** Keeps a new one, or the same one anew: under another name, or after it was deleted. Fault invalid-input {most} when there are too many. */
  keep: askDesk({ kept: LogSearch }).output(all),
  remove: askDesk({ id: LogSearch.shape.id }).output(all),
};
