import type { Visibility } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { Store } from '../../../core/ports.ts';
import { type StoreContext, write } from './context.ts';
import type { VerdictDisposal } from './verdicts.ts';
import type { WitnessWriter } from './witness.ts';

export interface VisibilityWriter {
  /** Inside a transaction. Fault: not-found. */
  put(customerId: string, to: Visibility): void;
}

export function visibilityWriter(context: StoreContext, dispose: VerdictDisposal): VisibilityWriter {
  const update = context.database.prepare<[Visibility, string, string, number]>(
    'UPDATE customer SET visibility = ?, visibility_at = ?, changed_at = ? WHERE id = ?',
  );
  return {
    put(customerId, to) {
      const at = context.now();
      const id = context.ids.of(customerId);
      if (id === null) throw new Fault('not-found', { customerId });
      update.run(to, at, at, id);
      dispose.of(id);
      context.journal.note(id);
      context.revisions.rows += 1;
    },
  };
}

export function visibilities(context: StoreContext, writer: VisibilityWriter, witness: WitnessWriter): Pick<Store, 'writeVisibility'> {
  return {
    async writeVisibility(change) {
      write(context, 'full', () => {
        writer.put(change.customerId, change.to);
        witness.write(change);
      });
    },
  };
}
