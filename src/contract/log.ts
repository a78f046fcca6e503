import { z } from 'zod';
import { LogEntry, LogResult, LogSource, Operation } from '../core/log/entry.ts';
import { askDesk, instant, line } from './define.ts';

export const LogLine = z.object({
  entry: LogEntry,
  hash: z.string(),
  customerId: z.string().nullable(),
  accountName: z.string().nullable(),
  /** Masked where the field is a person's name, telephone or email; null when erased. */
  personal: z.record(z.string(), z.string()).nullable(),
  erasedAt: z.string().nullable(),
});
export type LogLine = z.infer<typeof LogLine>;

export const LogFiltersInput = z.object({
  customerId: line(64).optional(),
  caseId: line(64).optional(),
  operation: Operation.optional(),
  result: LogResult.optional(),
  source: LogSource.optional(),
  from: instant.optional(),
  until: instant.optional(),
});

export const log = {
  /** Newest first, before a sequence. Works with the network unplugged. */
  page: askDesk({
    search: line(120),
    filters: LogFiltersInput,
    before: z.number().int().nullable(),
    limit: z.number().int().min(1).max(100),
  }).output(z.object({ total: z.number().int(), rows: z.array(LogLine), newest: z.number().int() })),
  entry: askDesk({ sequence: z.number().int().min(1) }).output(LogLine),
  days: askDesk({ search: line(120), filters: LogFiltersInput }).output(z.array(z.object({ day: z.string(), count: z.number().int() }))),
  /** Reads the whole chain; leaving the question cancels it. */
  verify: askDesk({}).output(
    z.object({ entries: z.number().int(), sound: z.boolean(), firstBroken: z.number().int().nullable(), head: z.string() }),
  ),
};
