import { Fault } from '../../../core/fault.ts';
import type { Store } from '../../../core/ports.ts';
import { type StoreContext, write } from './context.ts';
import { milliseconds } from './instant.ts';
import type { VerdictDisposal } from './verdicts.ts';
import type { WitnessWriter } from './witness.ts';

/** Takes a written fact out of what is known; that it was stated stays in the log, and so does that it was taken back. */
export function withdrawals(context: StoreContext, witness: WitnessWriter, dispose: VerdictDisposal): Pick<Store, 'withdrawFact'> {
  const drop = context.database.prepare('DELETE FROM fact WHERE subject = ? AND kind = ? AND observed_ms = ?');
  return {
    async withdrawFact(change) {
      write(context, 'full', () => {
        const { subject, kind, observedAt } = change;
        if (drop.run(subject, kind, milliseconds(observedAt)).changes === 0) throw new Fault('not-found', { what: 'fact', kind });
        const id = subject === 'partner' ? null : context.ids.of(subject);
        if (subject === 'partner') dispose.ofAll();
        else if (id !== null) dispose.of(id);
        witness.write(change);
      });
    },
  };
}
