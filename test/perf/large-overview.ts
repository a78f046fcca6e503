import { openDatabase } from '../../src/engine/adapters/store/database.ts';

export const CUSTOMERS = 100_000;
/** One request for each dozen entries of the log. */
export const CASES = 100_000;
const open = 800;

/** A number that looks like chance, the same every time. */
const mixed = (of: string) => `((${of} * 2654435761) % 1000003)`;

/**
 * Beside the log of a distributor in ten years: its customers with managers, resellers and verdicts, and its requests with those that count. By
 * SQL, as the store would write them one by one for an hour.
 */
export function makeOverview(path: string, now: number): void {
  const database = openDatabase(path);
  database.pragma('synchronous = OFF');
  database.transaction(() => {
    database
      .prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
         INSERT INTO customer (id, customer_id, account_name, name, associated_on, association_raw, association, label, telephone, country_code,
           email, verified, customer_type, frozen, manager, level, reseller_id, account_key, name_key, manager_key, visibility, visibility_at,
           source, first_seen_at, changed_at)
         SELECT i, printf('c%031x', ${mixed('i')} * 131 + i), 'account-name-' || i, 'Some Company Name ' || i || ' Ltd', '2024-01-02T00:00:00Z', '1',
           'reseller', 'label', '+852 5555 0012', 'HK', 'owner' || i || '@example.com', 'authenticated', 'enterprise', i % 9 = 0,
           'Manager ' || ${mixed('i')} % 120, 'V1', iif(${mixed('i')} % 10 < 7, 'reseller-' || ${mixed('i + 7')} % 300, ''), 'account-name-' || i,
           'some company ' || i, 'manager', iif(${mixed('i')} % 20 = 0, 'no-longer-visible', 'visible'), '2026-01-01T00:00:00Z', 'api',
           '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n`,
      )
      .run(CUSTOMERS);
    database.exec(`
      INSERT INTO customer_seen SELECT id, 1, '2026-01-01T00:00:00Z', 0 FROM customer;
      INSERT INTO customer_key SELECT customer_id, id FROM customer ORDER BY customer_id;
      UPDATE text_index SET indexed_to = (SELECT max(id) FROM customer) WHERE noun = 'customer-key';
      INSERT INTO verdict (id, rank, submit, agree, violated, unknown, computed_at, valid_until, valid_until_ms, pack_id, rules)
        SELECT id, 2, 'blocked', 'unknown', 2, 3, '2026-11-22T00:00:00Z', NULL, NULL, 'p',
          CASE ${mixed('id + 3')} % 6 WHEN 0 THEN 'R05' WHEN 1 THEN 'R05,R07' WHEN 2 THEN 'R04,R08,R15' ELSE '' END FROM customer;`);
    const stated = { at: `strftime('%Y-%m-%dT%H:%M:%fZ', begun / 1000.0, 'unixepoch')`, end: `begun + ${mixed('i + 5')} * 2500` };
    database
      .prepare(
        `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :cases - 1),
         k AS (SELECT i, i >= :cases - ${open} AS open, ${mixed('i + 99')} AS random,
           iif(i >= :cases - ${open}, :now - (${mixed('i')} % 40) * 86400000, :now - 315576000000 + i * (315576000000 / :cases)) AS begun FROM n),
         s AS (SELECT *, printf('0190%012x-%06x', i, random) AS id, (SELECT customer_id FROM customer WHERE customer.id = 1 + random % ${CUSTOMERS}) AS whose,
           iif(open, ${pick('random', ['awaiting-customer', 'awaiting-partner', 'with-administrator', 'needs-check', 'draft'])},
             ${pick('random', ['disassociated', 'disassociated', 'rejected', 'rejected', 'withdrawn', 'cancelled-here'])}) AS state,
           iif(random % 3 = 0, 'customer', 'partner') AS side FROM k)
         INSERT INTO cases (id, customer_id, side, state, remote_id, opened_ms, waits_ms, closed_ms, folded, body)
         SELECT id, whose, side, state, NULL, begun, begun, iif(open, NULL, ${stated.end}), 'the contract ends and the customer moves',
           json_object('id', id, 'customerId', whose, 'side', side, 'state', state, 'reason', 'The contract ends and the customer moves', 'note',
             'call again in the afternoon', 'openedAt', ${stated.at}, 'pendingSince', iif(state IN ('draft', 'cancelled-here'), NULL, ${stated.at}),
             'stated', json(iif(random % 4 = 0, 'true', 'false')), 'remindAt', NULL, 'snoozedUntil', NULL,
             'chaseAt', iif(open, strftime('%Y-%m-%dT%H:%M:%fZ', (:now + (random % 90) * 86400000) / 1000.0, 'unixepoch'), NULL)) FROM s`,
      )
      .run({ cases: CASES, now });
    database.exec(`INSERT INTO quota (customer_id, side, at, at_ms, source, case_id)
      SELECT customer_id, side, body ->> '$.pendingSince', waits_ms, 'app', id FROM cases WHERE body ->> '$.pendingSince' IS NOT NULL`);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

function pick(random: string, states: readonly string[]): string {
  return `CASE ${random} % ${states.length} ${states.map((state, place) => `WHEN ${place} THEN '${state}'`).join(' ')} END`;
}
