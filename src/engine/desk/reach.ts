import type { DeskStatus } from '../../contract/desk.ts';
import { Fault, type FaultCode } from '../../core/fault.ts';
import type { Clock } from '../../core/ports.ts';

/** Faults after which nothing can be asked until something outside changes; everything else is an answer, so the other side is there. */
const awayCodes: ReadonlySet<FaultCode> = new Set([
  'unreachable',
  'timeout',
  'server-failed',
  'certificate-refused',
  'proxy-refused',
  'wrong-keys',
  'clock-skew',
  'secret-store-missing',
  'secret-store-locked',
  'secret-unreadable',
  'keys-missing',
]);

type State = DeskStatus['reach']['state'];

/** Whether one port of the other side answers, as learned from the calls that are made anyway. */
export interface Reach {
  readonly now: DeskStatus['reach'];
  answered(): void;
  failed(error: unknown): void;
  /** Called on every change, with the state before it; returns unsubscribe. */
  onChange(listener: (state: State, before: State) => void): () => void;
}

export function createReach(clock: Clock): Reach {
  let now: DeskStatus['reach'] = { state: 'not-tried', since: null, fault: null };
  const listeners = new Set<(state: State, before: State) => void>();
  const become = (next: DeskStatus['reach']) => {
    const changed = next.state !== now.state || next.fault?.code !== now.fault?.code;
    if (!changed) return;
    const before = now.state;
    now = next.state === before ? { ...next, since: now.since } : next;
    for (const listener of listeners) listener(now.state, before);
  };
  return {
    get now() {
      return now;
    },
    answered: () => become({ state: 'online', since: clock.now(), fault: null }),
    failed(error) {
      if (!(error instanceof Fault)) return;
      if (awayCodes.has(error.code)) become({ state: 'offline', since: clock.now(), fault: error.data });
      else if (error.code !== 'cancelled') become({ state: 'online', since: clock.now(), fault: null });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One reach per port: where only one of them fails, the other one's answers do not say that it is back. */
export interface Reaches {
  readonly partnerCenter: Reach;
  readonly gateway: Reach;
  /** Both as one: away while either is, as an act needs both. */
  readonly now: DeskStatus['reach'];
}

export function createReaches(clock: Clock): Reaches {
  const partnerCenter = createReach(clock);
  const gateway = createReach(clock);
  return {
    partnerCenter,
    gateway,
    get now() {
      const both = [gateway.now, partnerCenter.now];
      return both.find(({ state }) => state === 'offline') ?? both.find(({ state }) => state === 'online') ?? partnerCenter.now;
    },
  };
}

/** The port itself, each call of which also tells `reach` whether the other side is there. */
export function watched<Port extends object>(port: Port, reach: Reach): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        try {
          const answer: unknown = await Reflect.apply(member, target, given);
          reach.answered();
          return answer;
        } catch (error) {
          reach.failed(error);
          throw error;
        }
      };
    },
  });
}

/** True for a fault that says nothing came back, so that it is not known whether what was sent arrived. */
export const leavesUnknown = (error: unknown): boolean =>
  !(error instanceof Fault) ||
  ['unreachable', 'timeout', 'server-failed', 'malformed-answer', 'internal', 'cancelled'].includes(error.code);

/** Throws on what a call threw: `offline` with the cause's code when the other side is away, else the fault itself. */
export function throwOffline(error: unknown): never {
  throw error instanceof Fault && awayCodes.has(error.code) ? new Fault('offline', { cause: error.code }, { cause: error }) : error;
}
