import { z } from 'zod';
import type { ConnectionSays } from '../../contract/requests.ts';
import type { Case } from '../../core/case/case.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import type { Operation } from '../../core/log/entry.ts';
import { askAlone } from '../jobs/sync/alone.ts';
import { caseAndCustomer } from './acts/confirm.ts';
import { type Desk, readingSource } from './desk.ts';
import { throwOffline } from './reach.ts';
import { tellCase } from './transition.ts';
import { logged } from './witness.ts';

const noticed = {
  'customer-no-longer-visible': 'no-longer-visible',
  'customer-returned': 'visible',
  'customer-still-listed': 'visible',
  'customer-disassociated': 'disassociated',
} as const satisfies Partial<Record<Operation, ConnectionSays['what']>>;

const Asked = z.object({
  at: z.string(),
  what: z.enum(['visible', 'no-longer-visible', 'disassociated', 'not-told']),
  recordAt: z.string().nullable(),
  operator: z.string(),
});
const keyOf = (customerId: string) => customerValueKey(customerId, 'asked-alone');

/**
 * What the connection itself has noticed of the customer since the case began, newest first: it is shown beside what a person stated, and
 * never put in its place. Only where the state rests on somebody's word.
 */
export async function connectionSays(desk: Desk, each: Case): Promise<ConnectionSays[]> {
  if (!each.statedBy) return [];
  const { customerId, openedAt } = each;
  const entries = Object.entries(noticed) as [keyof typeof noticed, ConnectionSays['what']][];
  const logs = await Promise.all(
    entries.map(async ([operation, what]): Promise<ConnectionSays[]> => {
      const { rows } = await desk.store.log({ search: '', filters: { customerId, operation }, before: null, limit: 1 });
      return rows.flatMap(({ entry: { at, detail }, personal }) =>
        Date.parse(at) < Date.parse(openedAt)
          ? []
          : [
              {
                at,
                what,
                recordAt: typeof detail.recordedAt === 'string' ? detail.recordedAt : null,
                operator: personal?.operator ?? '',
              },
            ],
      );
    }),
  );
  const asked = Asked.safeParse(await desk.store.value(keyOf(customerId)));
  const own = asked.success && Date.parse(asked.data.at) >= Date.parse(openedAt) ? [asked.data] : [];
  return [...logs.flat(), ...own].sort((one, other) => Date.parse(other.at) - Date.parse(one.at)).slice(0, 4);
}

/** Asks for the customer alone, and for a DELETE record, so that a statement can be held against it. Nothing is concluded. Fault offline. */
export async function askConnection(desk: Desk, caseId: string): Promise<void> {
  const { case: each, customer } = await caseAndCustomer(desk, caseId);
  const alone = await askAlone(desk.partnerCenter, customer).catch(throwOffline);
  const at = desk.clock.now();
  const what = alone.conclusion === 'unknown' ? 'not-told' : alone.conclusion;
  const said = { at, what, recordAt: alone.record?.at ?? null, operator: alone.record?.operator ?? '' } as const;
  const entry = logged({
    at,
    operation: 'check-run',
    source: readingSource(desk),
    customer,
    caseId: each.id,
    detail: { what, recordedAt: said.recordAt },
  });
  await desk.store.writeValue(keyOf(customer.customerId), said, { log: [entry], notices: [] });
  tellCase(desk, each);
}
