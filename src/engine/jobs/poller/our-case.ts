import { type ActKey, type Case, closedCaseStates } from '../../../core/case/case.ts';
import type { RemoteRequest } from '../../../core/ports.ts';
import { intendedKeys } from './intended-keys.ts';
import type { PollerOptions } from './options.ts';

/** An act that began longer ago than any exchange takes was cut off by a crash; nobody waits for its answer any more. */
const longestAct = 2 * 60_000;

/** True while an act on this case is being sent: whoever sends it writes its answer. */
export const isInFlight = ({ state, changedAt }: Case, now: string): boolean =>
  (state === 'submitting' || state === 'deciding') && Date.parse(now) - Date.parse(changedAt) < longestAct;

/** States in which a submission of ours may have arrived without our knowing its request. */
const unheard: ReadonlySet<Case['state']> = new Set(['submitting', 'needs-check', 'draft', 'with-administrator']);

/** True while the case knows its last submission only by the act's key: its answer was lost, or it arrived after we had asked for it. */
export const isUnheard = ({ state, act, remoteId }: Case): boolean => act === 'submit' && remoteId === null && unheard.has(state);

/** A person stated the outcome of a submission that we know only by its key, before the other side told the same. */
const isStatedOutcome = ({ state, act, remoteId, stated }: Case, remote: RemoteRequest): boolean =>
  act === 'submit' && remoteId === null && stated && state === remote.state;

/**
 * The case of a request on the other side. A submission whose answer was lost has no request id yet: it is known by its act key. So is one
 * that was held up on its way and arrived after the other side had said that it does not know it, when the case is a draft again. Last, a
 * person may have stated the request before the other side told of it. Null: this desk has not seen the request.
 */
export async function caseOfRemote({ store, gateway, clock }: PollerOptions, remote: RemoteRequest): Promise<Case | 'in-flight' | null> {
  const known = await store.caseByRemoteId(remote.requestId);
  if (known !== null) return known;
  const cases = await store.casesOf(remote.customerId);
  for (const each of remote.side === 'partner' ? cases.filter((one) => isUnheard(one) || isStatedOutcome(one, remote)) : []) {
    if (isInFlight(each, clock.now())) return 'in-flight';
    for (const actKey of await keysOf(store, each)) if ((await gateway?.act(actKey))?.requestId === remote.requestId) return each;
  }
  return cases.find((each) => each.side === remote.side && isOnlyStated(each)) ?? null;
}

/** True while all that is known of an open request is that a person has seen it; it was counted then. */
export const isOnlyStated = ({ stated, remoteId, state, pendingSince }: Case): boolean =>
  stated && remoteId === null && pendingSince !== null && !closedCaseStates.includes(state);

/** Keys of everything that was ever sent for a case, last first. */
async function keysOf(store: PollerOptions['store'], { id, actKey }: Case): Promise<ReadonlySet<ActKey>> {
  const intended = await intendedKeys(store, id);
  return new Set(actKey === null ? intended : [actKey, ...intended]);
}
