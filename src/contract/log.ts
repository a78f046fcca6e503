import { eventIterator } from '@orpc/contract';
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
  operator: line(200).optional(),
  from: instant.optional(),
  until: instant.optional(),
});

/** What a reading of the whole chain showed: `entries` from the first on are provable, up to the one with the hash `head`. */
export const ChainResult = z.object({
  entries: z.number().int(),
  sound: z.boolean(),
  firstBroken: z.number().int().nullable(),
  head: z.string(),
  /** What is wrong with the first entry that does not fit, as of ChainBreak; null when sound, or when the checkpoint alone tells. */
  reason: z.enum(['missing', 'unreadable', 'changed', 'column', 'personal', 'head']).nullable(),
  /** When the last provable entry says it was written. */
  until: z.string().nullable(),
  /** Held against the last checkpoint that is kept outside of the database. */
  checkpoint: z.enum(['fits', 'cut', 'rewritten', 'none']),
});
export type ChainResult = z.infer<typeof ChainResult>;
export const ChainReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), done: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('read'), check: ChainResult }),
]);
export type ChainReading = z.infer<typeof ChainReading>;

export const log = {
  /** Newest first, before a sequence. Works with the network unplugged. */
  page: askDesk({
    search: line(120),
    filters: LogFiltersInput,
    before: z.number().int().nullable(),
    /** So many entries are passed over, newest first. */
    skip: z.number().int().min(0).max(100_000_000).optional(),
    limit: z.number().int().min(1).max(100),
  }).output(z.object({ total: z.number().int(), rows: z.array(LogLine), newest: z.number().int() })),
  entry: askDesk({ sequence: z.number().int().min(1) }).output(LogLine),
  /** Where an entry stands in the list that words and filters leave, from 0 at the newest; null: it is not in it. */
  place: askDesk({ search: line(120), filters: LogFiltersInput, sequence: z.number().int().min(1) }).output(
    z.object({ index: z.number().int().nullable() }),
  ),
  days: askDesk({ search: line(120), filters: LogFiltersInput }).output(z.array(z.object({ day: z.string(), count: z.number().int() }))),
  /** Everybody whom some entry names as its operator, sorted: what the filter offers, at most 500. */
  operators: askDesk({}).output(z.array(z.string())),
  /** Reads the whole chain with progress, its result last; leaving the stream cancels it. */
  verify: askDesk({}).output(eventIterator(ChainReading)),
};
