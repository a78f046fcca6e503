import { type CaseState, closedCaseStates } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { customerValues } from '../../../core/customer/value-key.ts';
import type { EndedCustomer, ErasureCount, Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';
import { countedCustomers } from './counted.ts';
import { milliseconds } from './instant.ts';

interface Counts extends Omit<ErasureCount, 'firstEntryAt' | 'openCases'> {
  readonly firstEntryMs: number | null;
  readonly openCases: string;
}
interface EndedRow {
  readonly customerId: string;
  readonly accountName: string;
  readonly goneMs: number;
  readonly closedMs: number;
  readonly total: number;
}

const closed = closedCaseStates.map((state) => `'${state}'`).join(', ');

const countSql = `
  WITH mine AS MATERIALIZED (SELECT id, state FROM cases WHERE customer_id = :id),
       letters AS MATERIALIZED (SELECT state, body FROM mail WHERE customer_id = :id OR case_id IN (SELECT id FROM mine)),
       entries AS MATERIALIZED (SELECT sequence, at_ms FROM log_entry WHERE subject = (SELECT subject FROM subject WHERE customer_id = :id))
  SELECT
    (SELECT count(*) FROM entries JOIN log_personal USING (sequence) WHERE texts IS NOT NULL) AS entries,
    (SELECT min(at_ms) FROM entries) AS firstEntryMs,
    (SELECT count(*) FROM fact WHERE subject = :id) AS facts,
    (SELECT count(*) FROM notice WHERE customer_id = :id OR case_id IN (SELECT id FROM mine)) AS notices,
    (SELECT count(*) FROM setting WHERE key > :values AND key < :valuesEnd AND value <> 'null') AS "values",
    (SELECT count(*) FROM letters) AS mails,
    (SELECT coalesce(sum(json_extract(body, '$.bytes')), 0) FROM letters) AS mailBytes,
    (SELECT count(*) FROM letters WHERE state = 'queued') AS mailsWaiting,
    (SELECT count(*) FROM letters WHERE state = 'sending') AS mailsLeaving,
    (SELECT count(*) FROM mine WHERE state IN (${closed})) AS closedCases,
    (SELECT json_group_array(state) FROM mine WHERE state NOT IN (${closed})) AS openCases,
    (SELECT count(*) FROM quota WHERE customer_id IN (:id, :counted)) AS countedRequests`;

// Cases without a listed customer count too, but for those that stand under a pseudonym already: of these no customer is known.
const endedSql = `
  WITH k AS MATERIALIZED (
         SELECT customer_id, max(closed_ms) AS closed_ms, max(state NOT IN (${closed})) AS open FROM cases NOT INDEXED
         GROUP BY customer_id),
       gone AS MATERIALIZED (
         SELECT customer_id, account_name, CAST(round(unixepoch(visibility_at, 'subsec') * 1000) AS INTEGER) AS gone_ms
         FROM customer WHERE visibility IN ('no-longer-visible', 'disassociated')),
       ended AS (
         SELECT customer_id, account_name, gone_ms, coalesce(closed_ms, 0) AS closed_ms
         FROM gone LEFT JOIN k USING (customer_id) WHERE coalesce(open, 0) = 0
         UNION ALL
         SELECT k.customer_id, '', 0, k.closed_ms FROM k JOIN subject s ON s.customer_id = k.customer_id
         WHERE k.open = 0 AND k.customer_id NOT IN (SELECT customer_id FROM customer))
  SELECT customer_id AS customerId, account_name AS accountName, gone_ms AS goneMs, closed_ms AS closedMs, count(*) OVER () AS total
  FROM ended WHERE max(gone_ms, closed_ms) <= :until AND customer_id NOT IN (SELECT value FROM json_each(:except))
  ORDER BY max(gone_ms, closed_ms), customer_id LIMIT :limit OFFSET :offset`;

/** What erasing would take, and whose data ended: read by one statement each, whatever the size. */
export function erasureReads(context: StoreContext): Pick<Store, 'erasureCount' | 'endedCustomers'> {
  const { database } = context;
  const count = database.prepare<[object], Counts>(countSql);
  const ended = database.prepare<[object], EndedRow>(endedSql);
  const counted = countedCustomers(context);
  return {
    async erasureCount(customerId) {
      const values = `value/${customerValues(customerId)}`;
      const [digest = ''] = counted.digestsOf([customerId]).keys();
      const row = count.get({ id: customerId, counted: digest, values, valuesEnd: `${values.slice(0, -1)}0` });
      if (row === undefined) throw new Error('counting answers one row');
      const { firstEntryMs, openCases, ...counts } = row;
      return { ...counts, firstEntryAt: firstEntryMs === null ? null : instantOf(firstEntryMs), openCases: statesOf(openCases) };
    },
    async endedCustomers({ until, except, offset, limit }) {
      const given = { until: milliseconds(until), except: JSON.stringify(except), offset, limit };
      const rows = ended.all(given);
      const [beyond] = rows.length > 0 || offset === 0 ? [] : ended.all({ ...given, offset: 0, limit: 1 });
      return { total: rows[0]?.total ?? beyond?.total ?? 0, rows: rows.map(endedCustomer) };
    },
  };
}

const instantOf = (ms: number): string => new Date(ms).toISOString();
const statesOf = (json: string): readonly CaseState[] => JSON.parse(json) as CaseState[];

function endedCustomer({ customerId, accountName, goneMs, closedMs }: EndedRow): EndedCustomer {
  const last = closedMs > goneMs ? 'case-closed' : 'not-visible';
  return { customerId: customerId as CustomerId, accountName, endedAt: instantOf(Math.max(goneMs, closedMs)), last };
}
