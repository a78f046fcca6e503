import type { Fact, FactKind, FactValue } from '../../src/core/fact/fact.ts';
import { Fault } from '../../src/core/fault.ts';
import type { Store } from '../../src/core/ports.ts';
import { type FakeContext, type FakeCustomer, milliseconds, withEntry, without } from './store-state.ts';

type Part = Pick<Store, 'facts' | 'dossiers' | 'writeFacts' | 'withdrawFact' | 'writeVerdicts' | 'verdictsDue'>;

function listed({ customer, source, visibilityAt, unread }: FakeCustomer): readonly Fact[] {
  const fact = (kind: FactKind, value: FactValue, observedAt: string): Fact => ({
    subject: customer.customerId,
    kind,
    value,
    source,
    observedAt,
    by: '',
    note: '',
  });
  const said = [fact('association', customer.association, customer.lastSeenAt), fact('frozen', customer.frozen, customer.lastSeenAt)];
  const read = said.filter(({ kind }) => !unread.includes(kind));
  if (customer.visibility === 'missing-from-listing') return read;
  const isVisible = customer.visibility === 'visible';
  return [
    fact(
      'visible',
      isVisible && customer.resellerId !== '' ? 'through-reseller' : isVisible,
      isVisible ? customer.lastSeenAt : visibilityAt,
    ),
    ...read,
  ];
}

export function fakeFacts(context: FakeContext): Part {
  const { state } = context;
  const key = (fact: Pick<Fact, 'subject' | 'kind'>) => `${fact.kind} ${fact.subject}`;

  function factsOf(subject: string): readonly Fact[] {
    const latest = new Map<FactKind, Fact>();
    const customer = state.customers.get(subject);
    const all = [
      ...(customer === undefined ? [] : listed(customer)),
      ...[...state.facts.values()].filter((one) => one.subject === subject),
    ];
    for (const fact of all) {
      const other = latest.get(fact.kind);
      if (other === undefined || milliseconds(fact.observedAt) >= milliseconds(other.observedAt)) latest.set(fact.kind, fact);
    }
    return [...latest.values()];
  }

  return {
    async facts(subject) {
      return factsOf(subject);
    },
    async dossiers(ids) {
      return ids.flatMap((id) => {
        const customer = state.customers.get(id)?.customer;
        if (customer === undefined) return [];
        return [{ customer, facts: factsOf(id), quota: state.quota.filter((entry) => entry.customerId === id) }];
      });
    },
    async writeFacts(change) {
      context.write(() => {
        for (const fact of change.facts) {
          const other = state.facts.get(key(fact));
          const isLater = other === undefined || milliseconds(fact.observedAt) >= milliseconds(other.observedAt);
          if (isLater) state.facts = withEntry(state.facts, key(fact), fact);
          if (fact.subject !== 'partner') state.verdicts = without(state.verdicts, fact.subject);
          // What was read about the partner stands behind every verdict: only another answer throws them all away.
          else if (other?.value !== fact.value) state.verdicts = new Map();
        }
        context.witness(change);
      });
    },
    async withdrawFact(change) {
      context.write(() => {
        const known = state.facts.get(key(change));
        if (known === undefined || milliseconds(known.observedAt) !== milliseconds(change.observedAt))
          throw new Fault('not-found', { what: 'fact', kind: change.kind });
        state.facts = without(state.facts, key(change));
        state.verdicts = change.subject === 'partner' ? new Map() : without(state.verdicts, change.subject);
        context.witness(change);
      });
    },
    async writeVerdicts(rows) {
      for (const row of rows) if (state.customers.has(row.customerId)) state.verdicts = withEntry(state.verdicts, row.customerId, row);
    },
    async verdictsDue({ packId, now, limit }) {
      const due = [...state.customers.values()].filter(({ customer }) => {
        const row = state.verdicts.get(customer.customerId);
        if (row === undefined || row.packId !== packId) return true;
        return row.validUntil !== null && milliseconds(row.validUntil) <= milliseconds(now);
      });
      return due.slice(0, limit).map((one) => one.customer.customerId);
    },
  };
}
