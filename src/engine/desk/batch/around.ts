import type { Batch } from '../../../core/batch/batch.ts';
import { boundsOf } from '../../../core/batch/bounds.ts';
import type { Offers } from '../../../core/batch/calls.ts';
import type { Fact, FactKind } from '../../../core/fact/fact.ts';
import { isStale } from '../../../core/fact/validity.ts';
import type { BatchBounds } from '../../../core/ports.ts';
import type { RulePack } from '../../../core/rule/pack.ts';
import type { Desk } from '../desk.ts';
import { indexName, packOf } from '../pack-of.ts';
import { quotaTerms } from '../quota.ts';

/** A desk as far as its jobs have one. */
export type BatchDesk = Omit<Desk, 'sync' | 'checks'>;

/** What is the same for every customer of a check, asked once. */
export interface Around {
  readonly submit: RulePack;
  readonly agree: RulePack;
  readonly indexName: string;
  readonly terms: Awaited<ReturnType<typeof quotaTerms>>;
  readonly partner: readonly Fact[];
  /** Kinds about the partner that are known and fresh. */
  readonly partnerFresh: ReadonlySet<FactKind>;
  readonly offers: Offers;
  readonly bounds: BatchBounds;
  readonly perSecond: number;
}

/** Calls a second of one way where nobody set it otherwise; the site allows 10 (R32). */
const CALLS_PER_SECOND = 5;

export async function aroundOf(desk: BatchDesk, batch: Pick<Batch, 'again' | 'startedAt'>): Promise<Around> {
  const now = desk.clock.now();
  const [submit, agree, name, terms, partner, { read, gateway }] = await Promise.all([
    packOf(desk, 'partner', 'submit'),
    packOf(desk, 'partner', 'agree'),
    indexName(desk),
    quotaTerms(desk, 'partner'),
    desk.store.facts('partner'),
    desk.capabilities.current(),
  ]);
  return {
    submit,
    agree,
    indexName: name,
    terms,
    partner,
    partnerFresh: new Set(partner.filter((fact) => !isStale(fact, submit.validity, now, false)).map(({ kind }) => kind)),
    offers: { read, checks: desk.gateway !== null && gateway?.missing.includes('checkAccount') !== true },
    bounds: boundsOf(batch, submit.validity, now),
    perSecond: desk.info.callsPerSecond ?? CALLS_PER_SECOND,
  };
}
