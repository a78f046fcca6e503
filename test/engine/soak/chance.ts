import type { RealPartner } from './real-partner.ts';
import type { Distortion, LinePlan } from './unsteady-line.ts';

/** What happens around one pass, by chance. */
export interface Chance {
  readonly plan: LinePlan;
  /** True when nothing makes a listing differ from what is there. */
  readonly straight: boolean;
  readonly crash: boolean;
  readonly by: 'person' | 'engine';
  readonly trust: boolean;
}

const kinds = ['latency', 'reset', '429', '500', '503', 'truncated', 'wrong_shape', 'retry_after'] as const;
const paths = ['/v2/partners/sub-customers/query', '/v2/partners/indirect-partners', '/v2/partners/sub-customers/budget/records'] as const;
const distortions: readonly Distortion[] = ['cut', 'twice', 'count'];

/** Draws what happens around the next pass, and does what happens before it. `crash`: ends the client in the middle of a call. */
export async function nextChance(partner: RealPartner, random: () => number, crash: () => void): Promise<Chance> {
  const { sandbox } = partner;
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const often = (share: number): boolean => random() < share;
  const someone = (): string => pick([...partner.present]);
  const leaves = (): Promise<void> => partner.leave(someone(), often(0.5));
  const comesAndGoes = async (): Promise<void> => {
    if (often(0.6)) await leaves();
    if (often(0.6)) await partner.join();
  };

  await sandbox.control('DELETE', '/faults');
  // More leave than come; in a thousand passes nobody would be left.
  while (partner.present.size < 300) await partner.join();
  const moves = often(0.15);
  await sandbox.control('POST', '/settings', { shuffle_listing: moves, budget_after_leaving: often(0.7) });
  for (let fault = 0; fault < 3; fault += 1) {
    if (often(0.25))
      await sandbox.control('POST', '/faults', { match: pick(paths), kind: pick(kinds), times: 1 + Math.floor(random() * 3), ms: 20 });
  }
  await comesAndGoes();
  // Now and then more than a listing may lose without a person.
  if (often(0.05)) for (let count = 0; count < 6; count += 1) await leaves();

  const at = new Map<number, () => Promise<void>>();
  if (often(0.3)) at.set(1 + Math.floor(random() * 10), comesAndGoes);
  const crashes = often(0.1);
  if (crashes) at.set(1 + Math.floor(random() * 8), async () => crash());
  const pages = new Map<number, Distortion>();
  if (often(0.25)) pages.set(1 + Math.floor(random() * 8), pick(distortions));
  const hidden = often(0.2) ? someone() : null;
  // Just when somebody who is there looks as if it were not.
  const refusesAlone = hidden !== null && often(0.4) ? pick([403, 503] as const) : null;
  return {
    plan: { at, pages, hidden, refusesAlone },
    straight: !moves && pages.size === 0 && hidden === null && at.size === 0,
    crash: crashes,
    by: often(0.7) ? 'person' : 'engine',
    trust: often(0.7),
  };
}
