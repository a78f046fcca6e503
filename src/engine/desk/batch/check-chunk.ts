import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import { type AskKind, neededOf } from '../../../core/batch/calls.ts';
import { knownOf } from '../../../core/batch/known.ts';
import { Fault, type FaultData } from '../../../core/fault.ts';
import type { AssociationGateway, Dossier } from '../../../core/ports.ts';
import { type Around, aroundOf, type BatchDesk } from './around.ts';
import { askBudgets, askCustomer } from './ask.ts';
import { judgeRow } from './judge.ts';
import { isPerhapsAboutCustomer, TRIES } from './refusals.ts';

/** How a chunk is worked through. */
export interface ChunkRun {
  /** True once it is to stop: nothing more is asked, and whoever is not settled waits for the next time. */
  readonly halted: () => boolean;
  /** Hears every call that was made. */
  readonly asked: (kind: AskKind, calls: number) => void;
  /** Hears that rows were settled. */
  readonly settled: () => void;
  /** How often each customer failed in a row; kept from chunk to chunk. */
  readonly tries: Map<string, number>;
  /** Paced like everything else. */
  readonly gateway: AssociationGateway | null;
}

/**
 * Asks what is needed of some customers, one after the other, so that a person's own question never waits behind more than one; judges and
 * settles each. A row is settled after its facts are written: after a crash it is judged again, and asked nothing that is known by then.
 */
export async function checkChunk(desk: BatchDesk, batch: Batch, rows: readonly BatchRow[], run: ChunkRun): Promise<void> {
  const around = await aroundOf(desk, batch);
  const dossiers = await desk.store.dossiers(rows.map(({ customerId }) => customerId));
  const needed = new Map(
    dossiers.map((dossier) => [dossier.customer.customerId, new Set(neededOf(knownOf(dossier, around.bounds), around.offers))] as const),
  );
  const idle = dossiers.filter(({ customer }) => needed.get(customer.customerId)?.size === 0);
  await settle(desk, batch, around, idle, null);
  if (idle.length > 0) run.settled();
  const busy = dossiers.filter((dossier) => !idle.includes(dossier));
  const budgets = busy.map(({ customer }) => customer.customerId).filter((id) => needed.get(id)?.has('budgets') === true);
  if (budgets.length === 0 && busy.length === 0) return;
  if (run.halted()) return;
  const refusedBudgets = budgets.length === 0 ? null : await askBudgets(desk, budgets);
  if (budgets.length > 0) run.asked('budgets', 1);
  for (const dossier of busy) {
    if (run.halted()) return;
    const { customer } = dossier;
    const kinds = needed.get(customer.customerId) ?? new Set<AskKind>();
    const refused = await ask(desk, dossier, kinds, run);
    for (const kind of kinds) if (kind !== 'budgets') run.asked(kind, kind === 'resources' || kind === 'checks' ? 2 : 1);
    const fault = refused ?? (kinds.has('budgets') ? refusedBudgets : null);
    await settle(desk, batch, await aroundOf(desk, batch), await desk.store.dossiers([customer.customerId]), fault);
    run.settled();
  }
}

async function ask(desk: BatchDesk, { customer }: Dossier, needed: ReadonlySet<AskKind>, run: ChunkRun): Promise<FaultData | null> {
  const { tries, gateway } = run;
  try {
    const refused = await askCustomer(desk, customer, needed, gateway);
    tries.delete(customer.customerId);
    return refused;
  } catch (error) {
    if (!(error instanceof Fault) || !isPerhapsAboutCustomer(error.code)) throw error;
    const failed = (tries.get(customer.customerId) ?? 0) + 1;
    tries.set(customer.customerId, failed);
    if (failed < TRIES) throw error;
    tries.delete(customer.customerId);
    return error.data;
  }
}

async function settle(desk: BatchDesk, batch: Batch, around: Around, dossiers: readonly Dossier[], fault: FaultData | null): Promise<void> {
  if (dossiers.length === 0) return;
  const now = desk.clock.now();
  const judged = dossiers.map((dossier) => judgeRow(around, dossier, now, fault));
  await desk.store.writeVerdicts(judged.map(({ index }) => index));
  await desk.store.settleBatch(
    batch.id,
    judged.map(({ row }) => row),
  );
}
