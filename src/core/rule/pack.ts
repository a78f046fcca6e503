import { z } from 'zod';
import { PartnerType, Site } from '../account/account.ts';
import { Association } from '../customer/customer.ts';
import { FactKind } from '../fact/fact.ts';
import { isAnswer } from '../fact/nature.ts';
import { Validity } from '../fact/validity.ts';
import { Fault } from '../fault.ts';
import { MustAct, RuleSource, Side, Step } from './finding.ts';
import { factsOf, Predicate } from './predicate.ts';

const day = z.iso.date();
const plainAddress = z
  .url({ protocol: /^https$/ })
  .max(600)
  .regex(/^https:\/\/[^/@\s]+(?:\/\S*)?$/);
const sentence = z.string().min(1).max(600);

const Edition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dated'), date: day }),
  z.strictObject({ kind: z.literal('undated'), readOn: day }),
]);

const rule = {
  /** Id of facts.md 7. */
  id: z.string().regex(/^R\d{2}$/),
  statement: sentence,
  quote: z.string().max(300),
  inferred: z.boolean(),
  severity: z.enum(['blocker', 'warning']),
  violatedWhen: Predicate,
  /** Must name exactly the facts its predicate looks at. */
  needs: z.array(FactKind),
  /** Association types it is stated for; for the others it says `otherwise`: not applicable, or nothing is documented. */
  associations: z.array(Association).min(1),
  otherwise: z.enum(['not-applicable', 'unknown']),
  remedy: sentence,
  mustAct: MustAct,
  /** Place in the order in which remedies have to be done. */
  order: z.number().int().min(1),
};

export const Rule = z.strictObject({ ...rule, sources: z.array(RuleSource).min(1) });
export type Rule = z.infer<typeof Rule>;

/**
 * Requests within so many months, per customer and initiating side (R02); `afterOtherSide`: and so many months after the other side's latest
 * request. null: the edition states none.
 */
const Limits = z
  .strictObject({
    requests: z.number().int().min(1),
    months: z.number().int().min(1),
    afterOtherSide: z.number().int().min(1).optional(),
  })
  .nullable();

const pack = {
  id: z.string().regex(/^[a-z0-9-]{3,80}$/),
  title: sentence,
  key: z.strictObject({
    site: Site,
    partnerTypes: z.array(PartnerType).min(1),
    sides: z.array(Side).min(1),
    steps: z.array(Step).min(1),
    edition: Edition,
  }),
  /** Day on which the pages were read. */
  readOn: day,
  limits: Limits,
  validity: Validity,
  /** What to say about associations a rule is not stated for. */
  undocumented: sentence,
  /** What the edition says beyond its rules (the steps of a ticket), and what could not be read of it. */
  remarks: z.array(sentence).default([]),
};

export const RulePack = z.strictObject({ ...pack, rules: z.array(Rule).min(1) });
export type RulePack = z.infer<typeof RulePack>;

/** The file: sources stand once, rules cite them by key. */
const PackFile = z.strictObject({
  ...pack,
  sources: z.array(RuleSource).min(1),
  rules: z.array(z.strictObject({ ...rule, sources: z.array(z.string()).min(1) })).min(1),
});

/** Reads a pack file. Fault invalid-input {place, problem} names the first place that is wrong, e.g. `rules.3.violatedWhen.kind`. */
export function parsePack(file: unknown): RulePack {
  const parsed = PackFile.safeParse(file);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    refuse(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'not a rule pack');
  }
  const { sources, rules, ...rest } = parsed.data;
  const byKey = new Map(sources.map((source) => [source.key, source]));
  if (byKey.size !== sources.length) refuse('sources', 'a key stands twice');
  for (const [index, source] of sources.entries()) checkSource(source, `sources.${index}`);
  const seen = new Set<string>();
  return {
    ...rest,
    rules: rules.map((one, index) => {
      if (seen.has(one.id)) refuse(`rules.${index}.id`, `${one.id} stands twice`);
      seen.add(one.id);
      checkNeeds(one, index);
      checkValues(one.violatedWhen, index);
      if (one.violatedWhen.kind === 'quota-used-up' && rest.limits === null)
        refuse(`rules.${index}.violatedWhen`, 'the pack states no limit of requests');
      const cited = one.sources.map(
        (key, place) => byKey.get(key) ?? refuse(`rules.${index}.sources.${place}`, `no source has the key ${key}`),
      );
      return { ...one, sources: cited };
    }),
  };
}

/** Its address is opened outside the app, and its date is what a reader weighs it by. */
function checkSource(source: RuleSource, place: string): void {
  if (!plainAddress.safeParse(source.address).success) refuse(`${place}.address`, 'not a plain https address');
  if (source.date !== null && !day.safeParse(source.date).success) refuse(`${place}.date`, 'neither a date nor null for undated');
  if (!day.safeParse(source.readOn).success) refuse(`${place}.readOn`, 'not a date');
}

function checkNeeds(one: { readonly needs: readonly FactKind[]; readonly violatedWhen: Predicate }, index: number): void {
  const asked = [...factsOf(one.violatedWhen)].sort().join(', ');
  if ([...one.needs].sort().join(', ') !== asked)
    refuse(`rules.${index}.needs`, `the predicate looks at: ${asked === '' ? 'no fact' : asked}`);
}

/** A predicate that compares with a value its fact can never have would be satisfied for ever. */
function checkValues(predicate: Predicate, index: number): void {
  const place = `rules.${index}.violatedWhen`;
  if (predicate.kind === 'equals' && !isAnswer(predicate.fact, predicate.value))
    refuse(`${place}.value`, `${predicate.fact} never has this value`);
  if (predicate.kind === 'one-of' && !predicate.values.every((value) => isAnswer(predicate.fact, value)))
    refuse(`${place}.values`, `${predicate.fact} never has one of these values`);
  if (predicate.kind === 'more-than' && !isAnswer(predicate.fact, 0)) refuse(`${place}.fact`, `${predicate.fact} is no number`);
}

function refuse(place: string, problem: string): never {
  throw new Fault('invalid-input', { place, problem });
}
