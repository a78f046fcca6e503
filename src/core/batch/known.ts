import type { Fact } from '../fact/fact.ts';
import { isLocalId } from '../import/row.ts';
import { millisecondsOf } from '../instant.ts';
import type { BatchBounds, Dossier } from '../ports.ts';
import type { Known } from './calls.ts';

/** The same of one customer as the store counts of many. */
export function knownOf({ customer, facts }: Pick<Dossier, 'customer' | 'facts'>, bounds: BatchBounds): Known {
  const within = (at: string, { after, until }: BatchBounds['reading']) => millisecondsOf(at) > after && millisecondsOf(at) <= until;
  const fresh = facts.filter((fact) => within(fact.observedAt, isStated(fact) ? bounds.stated : bounds.reading));
  return {
    local: isLocalId(customer.customerId),
    listed: fresh.some((fact) => fact.kind === 'association' && fact.observedAt === customer.lastSeenAt && isRead(fact)),
    visible: customer.visibility === 'visible',
    association: customer.association,
    frozen: customer.frozen,
    resold: customer.resellerId !== '',
    facts: new Set(fresh.map(({ kind }) => kind)),
    checked: fresh.some(
      (fact) => ['gateway', 'simulated'].includes(fact.source) && fact.by === '' && bounds.checkedKinds.includes(fact.kind),
    ),
  };
}

const isRead = ({ source }: Fact): boolean => source === 'api' || source === 'simulated' || source === 'gateway';

const isStated = ({ source, by }: Fact): boolean =>
  source === 'person' || source === 'import' || source.startsWith('customer-') || (source === 'simulated' && by !== '');
