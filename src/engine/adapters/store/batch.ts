import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import { Fault } from '../../../core/fault.ts';
import type { BatchChoice, Store } from '../../../core/ports.ts';
import { type BatchRowColumns, batchColumns, batchRowOf } from './batch-row.ts';
import { type StoreContext, write } from './context.ts';
import { CustomerFilter } from './customer-filters.ts';
import type { TextIndex } from './text-index.ts';
import type { WitnessWriter } from './witness.ts';

type Writes = Pick<Store, 'batches' | 'beginBatch' | 'writeBatch' | 'dropBatch' | 'batchNext' | 'settleBatch' | 'markBatch'>;

/** Checks of many. Their rows are facts about our own work: what they say of a customer goes with it. */
export function batches(context: StoreContext, index: TextIndex, witness: WitnessWriter): Writes {
  const { database, revisions } = context;
  const filter = new CustomerFilter(context);
  const all = database.prepare<[], string>('SELECT body FROM batch ORDER BY number DESC').pluck();
  const numberOf = database.prepare<[string], number>('SELECT number FROM batch WHERE id = ?').pluck();
  const insert = database.prepare('INSERT INTO batch (id, body) VALUES (?, ?)');
  const update = database.prepare('UPDATE batch SET body = ? WHERE id = ?');
  const drop = database.prepare('DELETE FROM batch WHERE id = ?');
  const highest = database.prepare<[], number | null>('SELECT max(id) FROM customer_seen').pluck();
  const chooseAll = database.prepare('INSERT INTO batch_row (batch, id) SELECT ?, id FROM customer_seen ORDER BY id');
  const choose = database.prepare('INSERT OR IGNORE INTO batch_row (batch, id) SELECT ?, value FROM json_each(?)');
  const turn = (condition: string) =>
    database.prepare<[string, number], BatchRowColumns>(
      `SELECT b.id, c.customer_id, ${batchColumns} FROM batch_row b CROSS JOIN customer c ON c.id = b.id
       WHERE b.batch = (SELECT number FROM batch WHERE id = ?) AND ${condition} ORDER BY b.id LIMIT ?`,
    );
  const next = { check: turn("b.state = 'pending'"), prepare: turn("b.prepared IN ('pending', 'intended')") };
  const settle = database.prepare(
    `UPDATE batch_row SET state = ?, grouped = ?, rules = ?, asks = ?, until = ?, decides = ?, fault = ?, checked_at = ?, prepared = ?, case_id = ?
     WHERE batch = ? AND id = ?`,
  );
  const again = database.prepare("UPDATE batch_row SET state = 'pending', fault = NULL WHERE batch = ? AND state = 'failed'");
  const stop = database.prepare("UPDATE batch_row SET prepared = NULL WHERE batch = ? AND prepared = 'pending'");
  const prepare = database.prepare(
    `UPDATE batch_row SET prepared = 'pending', case_id = NULL WHERE batch = ? AND grouped = ? AND state <> 'pending'
       AND (prepared IS NULL OR prepared NOT IN ('drafted', 'intended', 'pending'))`,
  );

  const list = (): readonly Batch[] => all.all().map((body) => JSON.parse(body) as Batch);

  function rowsOf(choice: BatchChoice): readonly number[] | null {
    if (choice.kind === 'ids') return [...context.ids.many(choice.ids).values()].toSorted((one, other) => one - other);
    const words = index.search(choice.search, revisions.rows);
    const passing = filter.passing(choice.filters, highest.get() ?? 0);
    const found = words === null ? passing : passing === null ? words : words.and(passing);
    return found === null ? null : [...found.upwards()];
  }

  function demand(batchId: string): number {
    const number = numberOf.get(batchId);
    if (number === undefined) throw new Fault('not-found', { what: 'batch' });
    return number;
  }

  return {
    async batches() {
      return list();
    },
    async beginBatch(batch, choice) {
      return write(context, 'full', () => {
        for (const other of list()) if (other.state === 'planned') drop.run(other.id);
        const number = insert.run(batch.id, '').lastInsertRowid;
        const rows = rowsOf(choice);
        const { changes } = rows === null ? chooseAll.run(number) : choose.run(number, JSON.stringify(rows));
        const begun = { ...batch, total: changes };
        update.run(JSON.stringify(begun), batch.id);
        return begun;
      });
    },
    async writeBatch({ batch, ...told }) {
      write(context, 'full', () => {
        demand(batch.id);
        update.run(JSON.stringify(batch), batch.id);
        if (batch.state !== 'planned')
          for (const other of list()) if (other.id !== batch.id && other.state !== 'planned') drop.run(other.id);
        witness.write(told);
      });
    },
    async dropBatch(batchId) {
      write(context, 'full', () => drop.run(batchId));
    },
    async batchNext({ batchId, what, limit }) {
      return next[what].all(batchId, limit).map(batchRowOf);
    },
    async settleBatch(batchId, rows) {
      // What a power cut takes back is found known and fresh, or drafted, when its turn comes again.
      write(context, rows.some(({ prepared }) => prepared === 'intended') ? 'full' : 'normal', () => {
        const number = demand(batchId);
        const ids = context.ids.many(rows.map(({ customerId }) => customerId));
        for (const row of rows) {
          const id = ids.get(row.customerId);
          if (id !== undefined) settle.run(...columnsOf(row), number, id);
        }
      });
    },
    async markBatch(batchId, mark) {
      return write(context, 'full', () => {
        const number = demand(batchId);
        if (mark.kind === 'prepare') return prepare.run(number, mark.group).changes;
        return (mark.kind === 'again' ? again : stop).run(number).changes;
      });
    },
  };
}

function columnsOf(row: BatchRow): readonly (string | null)[] {
  const fault = row.fault === null ? null : JSON.stringify(row.fault);
  const found = [row.state, row.group, row.rules.join(' '), row.asks.join(' '), row.until, row.decides, fault, row.checkedAt];
  return [...found, row.prepared, row.caseId];
}
