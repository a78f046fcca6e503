import { Fault } from '../../core/fault.ts';
import { finishReplacing } from '../adapters/store/backup/replace.ts';
import { connect, type DeskPorts, filesOf, type Surroundings } from '../connect.ts';
import type { AccountConnection } from '../connection.ts';
import { eraseAgain, erasedSince } from '../desk/backup/erase-again.ts';
import { rebuildDatabase } from '../desk/backup/rebuild.ts';

/**
 * The ports of one account over a sound database: what was being put in place when the power failed is finished first, and a damaged one is
 * rebuilt from what can be read of it, and set aside. Faults: those of `connect` but store-damaged.
 */
export async function connectSound(connection: AccountConnection, around: Surroundings): Promise<DeskPorts> {
  const { account } = connection;
  const files = filesOf(account, around);
  finishReplacing(files.database);
  try {
    return await connect(connection, around);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'store-damaged') throw error;
  }
  await rebuildDatabase(files, { account, chain: files.chain, at: around.clock.now() });
  const erased = await erasedSince(files.database, [files.erased]);
  const ports = await connect(connection, around);
  try {
    await eraseAgain(ports.store, erased, around.clock.now);
    return ports;
  } catch (error) {
    await ports.store.close().catch(() => {});
    throw error;
  }
}
