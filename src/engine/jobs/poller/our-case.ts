import type { Case } from '../../../core/case/case.ts';
import type { RemoteRequest } from '../../../core/ports.ts';
import type { PollerOptions } from './options.ts';

/** An act that began longer ago than any exchange takes was cut off by a crash; nobody waits for its answer any more. */
const longestAct = 2 * 60_000;

/** True while an act on this case is being sent: whoever sends it writes its answer. */
export const isInFlight = ({ state, changedAt }: Case, now: string): boolean =>
  (state === 'submitting' || state === 'deciding') && Date.parse(now) - Date.parse(changedAt) < longestAct;

/**
 * The case of a request on the other side. A submission whose answer was lost has no request id yet: it is known by its act key.
 * Null: this desk has not seen the request.
 */
export async function caseOfRemote({ store, gateway, clock }: PollerOptions, remote: RemoteRequest): Promise<Case | 'in-flight' | null> {
  const known = await store.caseByRemoteId(remote.requestId);
  if (known !== null) return known;
  if (remote.side !== 'partner' || gateway === null) return null;
  const lost = (await store.casesOf(remote.customerId)).filter(
    ({ state, act }) => act === 'submit' && (state === 'submitting' || state === 'needs-check'),
  );
  for (const each of lost) {
    if (isInFlight(each, clock.now())) return 'in-flight';
    const arrived = each.actKey === null ? null : await gateway.act(each.actKey);
    if (arrived?.requestId === remote.requestId) return each;
  }
  return null;
}
