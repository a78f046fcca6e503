import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { periods } from '../core/overview/period.ts';
import { outcomes, owing } from '../core/overview/reads.ts';
import { Side } from '../core/rule/finding.ts';
import { askDesk, Delivered, line } from './define.ts';

const count = z.number().int();
/** A part of the period by its days, both inside, and as the log's filters want them. */
const Days = z.object({ first: z.string(), last: z.string(), from: z.string(), until: z.string() });

/** Whose customers: of a manager, of a reseller ('' names nobody); absent: everybody's. */
const whose = { manager: line(200).optional(), reseller: line(128).optional() };
export const Period = z.enum(periods);

export const Decisions = z.object({
  /** Open requests; `age`: place of the group of working days that begins after `ageEdges[age - 1]`. */
  waiting: z.array(z.object({ owing: z.enum(owing), age: count, cases: count })),
  ageEdges: z.array(count),
  drafts: count,
  stretches: z.array(Days),
  /** Days from pending to decided; `stretch` null: the whole period. `side`: who asked. p90 only where there are cases enough to say it. */
  times: z.array(z.object({ stretch: count.nullable(), side: Side, cases: count, median: z.number(), p90: z.number().nullable() })),
  outcomes: z.array(z.object({ outcome: z.enum(outcomes), stated: z.boolean(), cases: count })),
  /** Of the ended ones: those of which no customer is known any more. */
  erased: count,
});
export type Decisions = z.infer<typeof Decisions>;

export const Owners = z.object({
  /** `name` null: no customer is known any more; '': the listing names nobody. Days. */
  rows: z.array(z.object({ name: z.string().nullable(), open: count, decided: count, median: z.number().nullable() })),
  others: count,
});
export type Owners = z.infer<typeof Owners>;

export const Blockers = z.object({
  customers: count,
  judged: count,
  blocked: count,
  rules: z.array(z.object({ ruleId: z.string(), statement: z.string(), customers: count })),
});
export type Blockers = z.infer<typeof Blockers>;

export const Quota = z.object({
  customers: count,
  sides: z.array(
    z.object({
      side: Side,
      /** null: no page states one here. */
      limit: count.nullable(),
      months: count,
      /** False: by our reading; how it is counted is not documented (R02). */
      published: z.boolean(),
      used: z.array(z.object({ requests: count, customers: count })),
      gone: count,
    }),
  ),
});
export type Quota = z.infer<typeof Quota>;

export const DateKind = z.enum(['quota-free', 'chase', 'reminder', 'snooze']);
export const Dates = z.object({
  weeks: z.array(Days),
  counts: z.array(z.object({ week: count, kind: DateKind, dates: count })),
  /** The first ones, earliest first; `at` UTC. */
  next: z.array(
    z.object({
      kind: DateKind,
      at: z.string(),
      /** Who may ask again; only of quota-free. */
      side: Side.nullable(),
      caseId: CaseId.nullable(),
      customerId: z.string().nullable(),
      accountName: z.string(),
    }),
  ),
  total: count,
});
export type Dates = z.infer<typeof Dates>;

export const Part = z.enum(['waiting', 'times', 'outcomes', 'blockers', 'quota', 'dates', 'managers', 'resellers']);
export type Part = z.infer<typeof Part>;

/** Bytes; a longer picture is not even sent. */
export const PICTURE_BYTES = 180 * 1024;

/** Everything is counted by the desk's own database; nothing is asked of the connection. */
export const overview = {
  decisions: askDesk({ ...whose, period: Period }).output(Decisions),
  owners: askDesk({ ...whose, period: Period, by: z.enum(['manager', 'reseller']) }).output(Owners),
  blockers: askDesk(whose).output(Blockers),
  quota: askDesk(whose).output(Quota),
  dates: askDesk(whose).output(Dates),
  /** The numbers of one part as CSV, which no spreadsheet computes. */
  saveTable: askDesk({ ...whose, period: Period, part: Part }).output(Delivered),
  /** A picture that the page drew of one part. Fault invalid-input {field: picture} when it is none. */
  savePicture: askDesk({ part: Part, picture: z.base64().max(Math.ceil(PICTURE_BYTES / 3) * 4) }).output(Delivered),
};
