import { z } from 'zod';
import { FactKind } from '../core/fact/fact.ts';
import { Side, Step } from '../core/rule/finding.ts';
import { Rule, RulePack } from '../core/rule/pack.ts';
import { askDesk, line } from './define.ts';

const Check = z.object({ side: Side, step: Step });

/** One edition in the list. */
export const PackRow = z.object({
  ...RulePack.pick({ id: true, title: true, key: true, readOn: true, limits: true }).shape,
  rules: z.number().int(),
  /** Null: it came with the app. */
  added: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** The checks of this account that are judged by it now. */
  inUse: z.array(Check),
});
export type PackRow = z.infer<typeof PackRow>;

/** A rule to be read: what it says, and the facts it needs with who knows each. */
export const ShownRule = z.object({
  ...Rule.pick({
    id: true,
    statement: true,
    quote: true,
    sources: true,
    inferred: true,
    severity: true,
    associations: true,
    remedy: true,
    mustAct: true,
  }).shape,
  facts: z.array(z.object({ kind: FactKind, knownBy: z.enum(['api', 'partner-center', 'customer']) })),
});
export type ShownRule = z.infer<typeof ShownRule>;

export const PackPage = z.object({
  row: PackRow,
  rules: z.array(ShownRule),
  ...RulePack.pick({ remarks: true, undocumented: true, validity: true }).shape,
});
export type PackPage = z.infer<typeof PackPage>;

/** From one pack to another. `differs` never names sources: every edition cites its own page. */
export const PackComparison = z.object({
  from: PackRow,
  to: PackRow,
  added: z.array(ShownRule),
  removed: z.array(ShownRule),
  changed: z.array(
    z.object({
      before: ShownRule,
      after: ShownRule,
      differs: z.array(z.enum(['statement', 'quote', 'weight', 'condition', 'scope', 'remedy', 'must-act', 'inferred'])),
    }),
  ),
  same: z.array(z.string()),
  limitsDiffer: z.boolean(),
});
export type PackComparison = z.infer<typeof PackComparison>;

const packId = line(80);
/** The text of a pack file: the longest of ours has 10 KB. */
const content = z
  .string()
  .min(1)
  .max(64 * 1024);

export const rules = {
  /** Every edition, and the checks of this account for which none is known. */
  list: askDesk({}).output(z.object({ packs: z.array(PackRow), notKnown: z.array(Check) })),
  /** Fault not-found. */
  pack: askDesk({ id: packId }).output(PackPage),
  /** Fault not-found for either. */
  changes: askDesk({ from: packId, to: packId }).output(PackComparison),
  /** Reads a pack file and keeps nothing: the pack, what it would be used for, and the packs it would take the place of. Fault invalid-input {place, problem}. */
  preview: askDesk({ content }).output(z.object({ page: PackPage, replaces: z.array(PackRow) })),
  /** Keeps it, marked with the operator's name and logged. Faults: as of preview; operator-missing; not-allowed-here when 20 are there. */
  import: askDesk({ content }).output(PackRow),
  /** Takes away one that a person added. Fault not-found, also for those that came with the app. */
  remove: askDesk({ id: packId }).output(z.object({})),
  /** Opens the address of one of the pack's own sources outside the app. Fault not-found for any other address. */
  openSource: askDesk({ id: packId, address: z.string().max(600) }).output(z.object({})),
};
