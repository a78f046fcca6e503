import { changedFields } from '../../../core/customer/changes.ts';
import type { CustomerReading } from '../../../core/customer/customer.ts';
import type { Store, SyncPageWrite } from '../../../core/ports.ts';
import type { SyncState } from '../../../core/sync/sync.ts';
import { type StoreContext, write } from './context.ts';
import { customerOf, searchedFields, wellFormed } from './customer-row.ts';
import { customerRows } from './customer-rows.ts';
import { folded } from './folded.ts';
import { milliseconds } from './instant.ts';
import type { OldestSeen } from './oldest-seen.ts';
import { searchedText, type TextIndex } from './text-index.ts';
import type { VerdictDisposal } from './verdicts.ts';
import type { WitnessWriter } from './witness.ts';

interface Parts {
  readonly index: TextIndex;
  readonly witness: WitnessWriter;
  readonly dispose: VerdictDisposal;
  readonly oldest: OldestSeen;
  /** Inside a transaction. */
  readonly putState: (state: SyncState) => void;
}

const columns = `customer_id, account_name, name, associated_on, association_raw, association, label, telephone, country_code, email, verified,
  customer_type, frozen, manager, level, reseller_id, account_key, name_key, manager_key`;

/** Writes one page of a listing in one bounded transaction and says what it changed. */
export function syncPages(context: StoreContext, parts: Parts): Pick<Store, 'writeSyncPage' | 'notMetByPass'> {
  const { database, revisions } = context;
  const known = customerRows(context);
  const insert = database.prepare(
    `INSERT INTO customer (${columns}, visibility, visibility_at, source, unread, first_seen_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'visible', ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE customer SET (${columns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), source = ?, unread = ?, changed_at = ? WHERE id = ?`,
  );
  const showAgain = database.prepare(`UPDATE customer SET visibility = 'visible', visibility_at = ?, changed_at = ? WHERE id = ?`);
  const insertSeen = database.prepare('INSERT INTO customer_seen (pass, seen_at, seen_ms, id) VALUES (?, ?, ?, ?)');
  const markSeen = database.prepare('UPDATE customer_seen SET pass = ?, seen_at = ?, seen_ms = ? WHERE id = ?');
  const addPass = database.prepare('INSERT INTO pass (pass_id) VALUES (?) ON CONFLICT (pass_id) DO NOTHING');
  const passNumber = database.prepare<[string], number>('SELECT number FROM pass WHERE pass_id = ?').pluck();
  const notMet = database
    .prepare<[number, string, number], CustomerReading['customerId']>(
      `SELECT c.customer_id FROM customer_seen s CROSS JOIN customer c ON c.id = s.id
       WHERE s.pass <> ? AND c.visibility = 'visible' AND c.customer_id > ? ORDER BY c.customer_id LIMIT ?`,
    )
    .pluck();

  function writePage(page: SyncPageWrite) {
    addPass.run(page.passId);
    const seen = [passNumber.get(page.passId) ?? 0, page.observedAt, milliseconds(page.observedAt)] as const;
    const joined: CustomerReading['customerId'][] = [];
    const returned: CustomerReading['customerId'][] = [];
    const changed: { customerId: CustomerReading['customerId']; fields: (keyof CustomerReading)[] }[] = [];
    let unchanged = 0;
    const readings = page.customers.map(wellFormed);
    const rows = new Map(known.many(readings.map(({ customerId }) => customerId)).map((row) => [row.customer_id, row]));
    const met = new Set<string>();
    for (const reading of readings) {
      // A listing that moves while it is read can hold a customer twice: the second time its row is another.
      const row = met.has(reading.customerId) ? known.of(reading.customerId) : (rows.get(reading.customerId) ?? null);
      met.add(reading.customerId);
      if (row === null) {
        join(reading, page, seen);
        joined.push(reading.customerId);
        continue;
      }
      markSeen.run(...seen, row.id);
      const before = customerOf(row);
      const fields = changedFields(before, reading);
      const isBack = before.visibility === 'no-longer-visible' || before.visibility === 'disassociated';
      if (fields.includes('manager') || fields.includes('resellerId')) revisions.facets += 1;
      const unread = unreadOf(reading, page);
      if (fields.length > 0 || row.source !== page.source || row.unread !== unread)
        rewrite(row.id, reading, page, fields.length > 0 ? page.observedAt : before.changedAt);
      if (before.visibility !== 'visible') showAgain.run(page.observedAt, isBack ? page.observedAt : before.changedAt, row.id);
      if (
        before.visibility !== 'visible' ||
        fields.includes('frozen') ||
        fields.includes('association') ||
        fields.includes('resellerId') ||
        row.unread !== unread
      )
        parts.dispose.of(row.id);
      if (before.visibility !== 'visible') changedRow(row.id);
      if (isBack) returned.push(reading.customerId);
      if (fields.length > 0) changed.push({ customerId: reading.customerId, fields });
      if (!isBack && fields.length === 0) unchanged += 1;
    }
    if (page.state !== null) parts.putState(page.state);
    parts.witness.write(page);
    revisions.seen += 1;
    parts.oldest.marked(seen[2]);
    return { joined, returned, changed, unchanged };
  }

  function join(reading: CustomerReading, page: SyncPageWrite, seen: readonly [number, string, number]): void {
    const at = page.observedAt;
    const id = Number(insert.run(...columnsOf(reading), at, page.source, unreadOf(reading, page), at, at).lastInsertRowid);
    insertSeen.run(...seen, id);
    context.ids.joined(reading.customerId, id);
    parts.index.add(id, searchedText(searchedFields(reading)));
    revisions.rows += 1;
  }

  function rewrite(id: number, reading: CustomerReading, page: SyncPageWrite, changedAt: string): void {
    update.run(...columnsOf(reading), page.source, unreadOf(reading, page), changedAt, id);
    parts.index.put(id, searchedText(searchedFields(reading)));
    changedRow(id);
  }

  function changedRow(id: number): void {
    context.journal.note(id);
    revisions.rows += 1;
  }

  return {
    async writeSyncPage(page) {
      // A page can be read again, so it need not survive a power cut; what follows it in the log is lost or kept with it.
      return write(context, 'normal', () => writePage(page));
    },
    async notMetByPass(passId, after, limit) {
      return notMet.all(passNumber.get(passId) ?? 0, after, limit);
    },
  };
}

const unreadOf = ({ customerId }: CustomerReading, { unread }: SyncPageWrite): string => unread?.get(customerId)?.join(',') ?? '';

function columnsOf(reading: CustomerReading): readonly (string | number)[] {
  const { customerId, accountName, name, associatedOn, associationRaw, association, label, telephone, countryCode } = reading;
  const { email, verified, customerType, frozen, manager, level, resellerId } = reading;
  const asRead = [customerId, accountName, name, associatedOn, associationRaw, association, label, telephone, countryCode, email];
  return [
    ...asRead,
    verified,
    customerType,
    Number(frozen),
    manager,
    level,
    resellerId,
    folded(accountName),
    folded(name),
    folded(manager),
  ];
}
