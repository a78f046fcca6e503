import { factsOfCheck } from '../fact/checked.ts';
import type { FactKind } from '../fact/fact.ts';
import { natures } from '../fact/nature.ts';
import type { RulePack } from '../rule/pack.ts';
import type { Known } from './calls.ts';

interface Asked {
  readonly kind: FactKind;
  readonly askWhom: 'partner-center' | 'customer';
  readonly about: 'customer' | 'partner';
}

/** What somebody has to state of a customer of whom so much is known: as the checklist, without the answers that are there and fresh. */
export function checklistKinds(question: {
  readonly packs: readonly RulePack[];
  readonly known: Known;
  readonly partner: ReadonlySet<FactKind>;
  /** False: people state also what an API would give. */
  readonly reads: boolean;
  /** The gateway's check will be asked, and answers what it speaks of. */
  readonly checks: boolean;
}): readonly Asked[] {
  const { packs, known, partner, reads, checks } = question;
  const found = new Map<FactKind, Asked>();
  for (const { rules } of packs) {
    for (const { associations, needs } of rules) {
      if (known.listed && !associations.includes(known.association)) continue;
      for (const kind of needs) {
        const { knownBy, about } = natures[kind];
        if (found.has(kind) || (knownBy === 'api' && (reads || fromListing.has(kind)))) continue;
        if (about === 'partner' ? partner.has(kind) : known.facts.has(kind)) continue;
        if (kind === 'freezeKind' && known.listed && !known.frozen) continue;
        if (checks && (checkedKinds.has(kind) || kind === 'freezeKind')) continue;
        found.set(kind, { kind, askWhom: knownBy === 'customer' ? 'customer' : 'partner-center', about });
      }
    }
  }
  return [...found.values()];
}

/** Kept with the customer itself, whichever way it came here. */
const fromListing: ReadonlySet<FactKind> = new Set(['visible', 'association', 'frozen']);

/** Kinds of which a gateway's own account check may speak; also by them it is known when it was read. */
export const checkedKinds: ReadonlySet<FactKind> = new Set(
  factsOfCheck(
    {
      items: ['R04', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13', 'R14', 'R33'].map((code) => ({ code, passed: true, statement: '' })),
    },
    false,
  ).map(({ kind }) => kind),
);
