import { ChainPlace } from '../../../core/evidence/checkpoint.ts';
import { Fault } from '../../../core/fault.ts';
import { genesis } from '../../../core/log/chain.ts';
import type { ChainCheck } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';
import { lastCheckpointName } from './secret-names.ts';

type LogDesk = Pick<Desk, 'info' | 'store' | 'host'>;

/** A check of the chain that also holds it against the last place kept outside of the database. */
export interface LogCheck extends ChainCheck {
  /**
   * fits: the entry of the last checkpoint is there, unchanged; cut: the log ends before it; rewritten: another entry stands in its place;
   * none: there is no checkpoint, or the secret store does not answer.
   */
  readonly checkpoint: 'fits' | 'cut' | 'rewritten' | 'none';
  readonly kept: ChainPlace | null;
}

/** Reads the whole chain, then holds it against the checkpoint in the secret store: a chain without its tail fits in itself. Fault cancelled. */
export async function checkLog(
  desk: LogDesk,
  signal?: { readonly aborted: boolean },
  progress?: (entries: number, of: number) => void,
): Promise<LogCheck> {
  const check = await desk.store.verifyLog(signal, progress);
  const kept = await lastPlace(desk);
  if (kept === null || kept.sequence === 0) return { ...check, checkpoint: 'none', kept };
  const row = await desk.store.logEntry(kept.sequence);
  const broken = (checkpoint: 'cut' | 'rewritten', at: number): LogCheck => ({
    ...check,
    sound: false,
    firstBroken: Math.min(at, check.firstBroken ?? at),
    checkpoint,
    kept,
  });
  if (row === null) return broken('cut', Math.min(check.entries + 1, kept.sequence));
  if (row.hash !== kept.hash || row.entry.chain !== kept.chain) return broken('rewritten', kept.sequence);
  return { ...check, checkpoint: 'fits', kept };
}

/** Where the sound chain stands now. Fault log-broken {sequence, reason}: nothing is sealed over a broken chain. */
export async function soundPlace(
  desk: LogDesk & Pick<Desk, 'clock'>,
  signal?: { readonly aborted: boolean },
  progress?: (entries: number) => void,
): Promise<ChainPlace> {
  const check = await checkLog(desk, signal, progress);
  const reason = check.checkpoint === 'cut' || check.checkpoint === 'rewritten' ? check.checkpoint : 'chain';
  if (!check.sound) throw new Fault('log-broken', { sequence: check.firstBroken ?? 0, reason });
  const last = await desk.store.logEntry(check.entries);
  return { chain: last?.entry.chain ?? '', sequence: check.entries, hash: last?.hash ?? genesis, at: desk.clock.now() };
}

/** Null also where the store cannot be read: then nothing can be said. */
export async function lastPlace({ host, info }: Pick<LogDesk, 'host' | 'info'>): Promise<ChainPlace | null> {
  const text = await host.secrets.get(lastCheckpointName(info.account)).catch(() => null);
  if (text === null) return null;
  try {
    return ChainPlace.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Kept beside the keys, where whoever can write the database cannot. A place further on stays: of two who seal at once the later one counts. */
export async function keepPlace({ host, info }: Pick<LogDesk, 'host' | 'info'>, { chain, sequence, hash, at }: ChainPlace): Promise<void> {
  const last = await lastPlace({ host, info });
  if (last?.chain === chain && last.sequence > sequence) return;
  await host.secrets.set(lastCheckpointName(info.account), JSON.stringify({ chain, sequence, hash, at }));
}
