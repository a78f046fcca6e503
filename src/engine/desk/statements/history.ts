import { type Statement, Told } from '../../../contract/customers.ts';
import { type FactKind, type FactSubject, FactValue } from '../../../core/fact/fact.ts';
import type { LogRow } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';

const MOST = 100;
/** Log entries looked through for one question. */
const LOOKED = 2_000;

/** Every statement about one fact, newest first, as it stands in the log. */
export async function statementsAbout(desk: Pick<Desk, 'store'>, subject: FactSubject, kind: FactKind): Promise<Statement[]> {
  const both = await Promise.all((['fact-stated', 'fact-withdrawn'] as const).map((operation) => entries(desk, subject, kind, operation)));
  return both
    .flat()
    .sort((one, other) => other.entry.sequence - one.entry.sequence)
    .slice(0, MOST)
    .map(statementOf);
}

async function entries(desk: Pick<Desk, 'store'>, subject: FactSubject, kind: FactKind, operation: 'fact-stated' | 'fact-withdrawn') {
  const found: LogRow[] = [];
  const filters = { operation, ...(subject === 'partner' ? {} : { customerId: subject }) };
  let before: number | null = null;
  for (let looked = 0; looked < LOOKED && found.length < MOST; ) {
    const { rows } = await desk.store.log({ search: '', filters, before, limit: 100 });
    found.push(...rows.filter(({ entry, customerId }) => entry.detail.kind === kind && (subject !== 'partner' || customerId === null)));
    before = rows.at(-1)?.entry.sequence ?? null;
    looked += rows.length;
    if (rows.length < 100) break;
  }
  return found;
}

function statementOf({ entry, personal }: LogRow): Statement {
  const { detail } = entry;
  const value = FactValue.safeParse(detail.value);
  const told = Told.safeParse(detail.told);
  const withdrawn = entry.operation === 'fact-withdrawn';
  return {
    sequence: entry.sequence,
    at: entry.at,
    withdrawn,
    value: value.success ? value.data : null,
    seenOn: typeof detail.seenOn === 'string' ? detail.seenOn : '',
    by: personal?.operator ?? '',
    note: personal?.[withdrawn ? 'reason' : 'note'] ?? '',
    told: told.success ? told.data : null,
  };
}
