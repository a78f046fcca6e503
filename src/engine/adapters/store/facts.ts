import type { CustomerId } from '../../../core/customer/customer.ts';
import type { Fact, FactKind, FactSource, FactSubject, FactValue } from '../../../core/fact/fact.ts';
import type { Store } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { type StoreContext, write } from './context.ts';
import { countedCustomers } from './counted.ts';
import { type CustomerRow, customerOf } from './customer-row.ts';
import { customerRows } from './customer-rows.ts';
import { milliseconds } from './instant.ts';
import type { VerdictDisposal } from './verdicts.ts';
import type { WitnessWriter } from './witness.ts';

interface FactRow {
  readonly subject: string;
  readonly kind: FactKind;
  readonly value: string;
  readonly source: FactSource;
  readonly observed_at: string;
  readonly by: string;
  readonly note: string;
}

/** Facts as the rules read them: what was written, and what the customer's last listing says by itself. */
export function facts(
  context: StoreContext,
  witness: WitnessWriter,
  dispose: VerdictDisposal,
): Pick<Store, 'facts' | 'dossiers' | 'writeFacts'> {
  const { database } = context;
  const ofSubject = database.prepare<[string], FactRow>(
    'SELECT subject, kind, value, source, observed_at, by, note FROM fact WHERE subject = ? ORDER BY kind',
  );
  const rows = customerRows(context);
  const factsOf = database.prepare<[string], FactRow>(
    `SELECT f.subject, f.kind, f.value, f.source, f.observed_at, f.by, f.note FROM json_each(?) j CROSS JOIN fact f WHERE f.subject = j.value`,
  );
  const quotaOf = database.prepare<[string], QuotaEntry>(
    `SELECT q.customer_id AS customerId, q.side, q.at, q.source, q.case_id AS caseId FROM json_each(?) j CROSS JOIN quota q WHERE q.customer_id = j.value
     ORDER BY q.at_ms, q.id`,
  );
  const counting = countedCustomers(context);
  const before = database.prepare<[string, string], string>('SELECT value FROM fact WHERE subject = ? AND kind = ?').pluck();
  const put = database.prepare(
    `INSERT INTO fact (subject, kind, value, source, observed_at, observed_ms, by, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (subject, kind) DO UPDATE SET value = excluded.value, source = excluded.source, observed_at = excluded.observed_at,
       observed_ms = excluded.observed_ms, by = excluded.by, note = excluded.note
     WHERE excluded.observed_ms >= observed_ms`,
  );

  function merged(row: CustomerRow | null, written: readonly Fact[]): readonly Fact[] {
    if (row === null) return written;
    const listed = listedFacts(row).filter(
      (fact) => !written.some((other) => other.kind === fact.kind && milliseconds(other.observedAt) >= milliseconds(fact.observedAt)),
    );
    return [...written.filter((fact) => !listed.some((other) => other.kind === fact.kind)), ...listed];
  }

  return {
    async facts(subject) {
      return merged(subject === 'partner' ? null : rows.of(subject), ofSubject.all(subject).map(factOf));
    },
    async dossiers(ids) {
      const list = JSON.stringify(ids);
      const written = Map.groupBy(factsOf.all(list).map(factOf), (fact) => fact.subject);
      const erased = counting.digestsOf(ids);
      const earlier = erased.size === 0 ? [] : quotaOf.all(JSON.stringify([...erased.keys()]));
      const named = earlier.map((entry) => ({ ...entry, customerId: erased.get(entry.customerId) ?? entry.customerId }));
      const counted = Map.groupBy([...named, ...quotaOf.all(list)], (entry) => entry.customerId);
      return rows.many(ids).map((row) => ({
        customer: customerOf(row),
        facts: merged(row, written.get(row.customer_id as CustomerId) ?? []),
        quota: counted.get(row.customer_id) ?? [],
      }));
    },
    async writeFacts(change) {
      write(context, 'full', () => {
        // What was read about the partner stands behind every verdict: only another answer throws them all away.
        const subjects = new Set(
          change.facts.filter((fact) => fact.subject !== 'partner' || isAnotherAnswer(fact)).map((fact) => fact.subject),
        );
        for (const fact of change.facts) {
          const { subject, kind, value, source, observedAt, by, note } = fact;
          put.run(subject, kind, JSON.stringify(value), source, observedAt, milliseconds(observedAt), by, note);
        }
        for (const subject of subjects) forgetVerdicts(subject);
        witness.write(change);
      });
    },
  };

  function isAnotherAnswer({ subject, kind, value }: Fact): boolean {
    return before.get(subject, kind) !== JSON.stringify(value);
  }

  function forgetVerdicts(subject: FactSubject): void {
    if (subject === 'partner') {
      dispose.ofAll();
      return;
    }
    const id = context.ids.of(subject);
    if (id !== null) dispose.of(id);
  }
}

/**
 * Visible, association and frozen come with every listing; kept as the customer's own row, so that a pass rewrites no facts.
 * A customer missing from a listing, but not yet asked for alone, is neither visible nor not: no fact.
 */
function listedFacts(row: CustomerRow): readonly Fact[] {
  const fact = (kind: FactKind, value: FactValue, observedAt: string): Fact => ({
    subject: row.customer_id as CustomerId,
    kind,
    value,
    source: row.source,
    observedAt,
    by: '',
    note: '',
  });
  const unread = row.unread.split(',');
  const said = [fact('association', row.association, row.seen_at), fact('frozen', row.frozen === 1, row.seen_at)];
  const read = said.filter(({ kind }) => !unread.includes(kind));
  if (row.visibility === 'missing-from-listing') return read;
  // A reseller's customer is there for the reseller to act on, not for the distributor that lists it (R29).
  if (row.visibility === 'visible') return [fact('visible', row.reseller_id === '' ? true : 'through-reseller', row.seen_at), ...read];
  return [fact('visible', false, row.visibility_at), ...read];
}

function factOf(row: FactRow): Fact {
  return {
    subject: row.subject as FactSubject,
    kind: row.kind,
    value: JSON.parse(row.value) as FactValue,
    source: row.source,
    observedAt: row.observed_at,
    by: row.by,
    note: row.note,
  };
}
