import type { OverviewReads, Owner } from '../../../core/overview/reads.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import type { StoreContext } from './context.ts';
import { milliseconds } from './instant.ts';
import { ownerWhere } from './overview-owner.ts';

const listed = { manager: 'c.manager', reseller: 'c.reseller_id' };
/** More than ever use up their requests at once; each costs a little calendar reckoning. */
const mostFull = 2_000;

interface RulesRow {
  /** null: not judged. */
  readonly rules: string | null;
  readonly customers: number;
}

/** Customers counted: what blocks them, and how many requests of theirs are known. */
export function overviewCustomers({
  database,
}: StoreContext): Pick<OverviewReads, 'overviewBlockers' | 'overviewCustomers' | 'overviewQuota'> {
  const everybody = database.prepare<[], number>('SELECT count(*) FROM customer_seen').pluck();
  const judged = database.prepare<[], number>('SELECT count(*) FROM verdict').pluck();
  const byRules = database.prepare<[], RulesRow>(`SELECT rules, count(*) AS customers FROM verdict WHERE rules <> '' GROUP BY rules`);
  const rulesWhere = (sql: string) =>
    database.prepare<unknown[], RulesRow>(
      `SELECT v.rules, count(*) AS customers FROM customer c LEFT JOIN verdict v ON v.id = c.id WHERE ${sql} GROUP BY v.rules`,
    );
  const outOfSight = rulesWhere(`c.visibility <> 'visible'`);

  /** By the narrow index all, less the few that are out of sight: one look at every customer's row would cost three times as much. */
  function visibleByRules(owner: Owner): readonly RulesRow[] {
    const where = ownerWhere(owner, listed);
    if (where.sql !== '') return rulesWhere(`c.visibility = 'visible'${where.sql}`).all(...where.values);
    const gone = new Map(outOfSight.all().map(({ rules, customers }) => [rules, customers]));
    const blocked = byRules.all();
    const [all = 0, known = 0] = [everybody.get(), judged.get()];
    const sound = known - blocked.reduce((sum, { customers }) => sum + customers, 0);
    return [...blocked, { rules: '', customers: sound }, { rules: null, customers: all - known }].map(({ rules, customers }) => ({
      rules,
      customers: customers - (gone.get(rules) ?? 0),
    }));
  }

  return {
    async overviewBlockers({ owner }) {
      const rows = visibleByRules(owner);
      const counts = new Map<string, number>();
      for (const { rules, customers } of rows) {
        for (const id of rules === null || rules === '' ? [] : rules.split(',')) counts.set(id, (counts.get(id) ?? 0) + customers);
      }
      const sum = (some: readonly RulesRow[]) => some.reduce((total, { customers }) => total + customers, 0);
      return {
        customers: sum(rows),
        judged: sum(rows.filter(({ rules }) => rules !== null)),
        blocked: sum(rows.filter(({ rules }) => rules !== null && rules !== '')),
        rules: [...counts]
          .filter(([, customers]) => customers > 0)
          .map(([ruleId, customers]) => ({ ruleId, customers }))
          .sort((one, other) => other.customers - one.customers || (one.ruleId < other.ruleId ? -1 : 1)),
      };
    },

    async overviewCustomers({ owner }) {
      const where = ownerWhere(owner, listed);
      const count = database
        .prepare<unknown[], number>(`SELECT count(*) FROM customer c WHERE c.visibility = 'visible'${where.sql}`)
        .pluck();
      return count.get(...where.values) ?? 0;
    },

    async overviewQuota({ owner, side, since, limit, sinceOther }) {
      const where = ownerWhere(owner, listed);
      const from = milliseconds(since);
      const counts = database
        .prepare<unknown[], { readonly requests: number; readonly visible: number; readonly customers: number }>(
          `${withRows} SELECT requests, c.visibility IS 'visible' AS visible, count(*) AS customers
           FROM ${joined('SELECT customer_id, count(*) AS requests FROM quota INDEXED BY quota_by_instant WHERE side = ? AND at_ms >= ? GROUP BY customer_id')}
           WHERE true${where.sql} GROUP BY requests, visible ORDER BY requests`,
        )
        .all(side, from, ...where.values);
      const used = counts.filter(({ visible }) => visible === 1).map(({ requests, customers }) => ({ requests, customers }));
      const gone = counts.filter(({ visible }) => visible === 0).reduce((sum, { customers }) => sum + customers, 0);
      const after = sinceOther === null ? null : milliseconds(sinceOther);
      // `after` null compares as unknown, and takes nobody in.
      const waiting = database
        .prepare<unknown[], { readonly customerId: string; readonly accountName: string; readonly entries: string }>(
          `${withRows} SELECT c.customer_id AS customerId, c.account_name AS accountName,
             (SELECT json_group_array(json_object('side', side, 'at', at, 'source', source, 'caseId', case_id) ORDER BY at_ms, q.id) FROM quota q
              WHERE q.customer_id = c.customer_id) AS entries
           FROM ${joined(`SELECT customer_id FROM quota INDEXED BY quota_by_instant WHERE side = ? AND at_ms >= ? GROUP BY customer_id HAVING count(*) >= ?
             UNION SELECT customer_id FROM quota INDEXED BY quota_by_instant WHERE side = ? AND at_ms >= ?`)}
           WHERE c.visibility = 'visible'${where.sql} ORDER BY c.customer_id LIMIT ${mostFull}`,
        )
        .all(side, from, limit, side === 'partner' ? 'customer' : 'partner', after, ...where.values);
      const full = waiting.map(({ customerId, accountName, entries }) => ({
        customerId,
        accountName,
        entries: (JSON.parse(entries) as Omit<QuotaEntry, 'customerId'>[]).map((entry) => ({ customerId, ...entry })),
      }));
      return { used, gone, full };
    },
  };
}

/** Customers that joined since the keys were last moved. */
const withRows = `WITH late AS MATERIALIZED (
  SELECT customer_id, id FROM customer WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'customer-key'))`;

/** Rows with a customer_id beside the customer they name, null where there is none. */
const joined = (rows: string) => `(${rows}) r LEFT JOIN customer_key k ON k.customer_id = r.customer_id
  LEFT JOIN late l ON l.customer_id = r.customer_id LEFT JOIN customer c ON c.id = coalesce(k.id, l.id)`;
