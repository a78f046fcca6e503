import { Capabilities, type ConnectionKind } from '../../core/account/account.ts';
import type { AssociationGateway, Store } from '../../core/ports.ts';

/** What the connection may honestly claim: asked of it, remembered for when it is away. */
export interface KnownCapabilities {
  current(): Promise<Capabilities>;
  /** False until the other side has said what it offers, now or at an earlier start. */
  readonly claimed: boolean;
  /** Asks again; when the other side is away, what was known stays. Resolves to whether anything changed. */
  refresh(): Promise<boolean>;
}

const KEY = 'capabilities';

/** Before the other side was ever asked: nothing is claimed, so nothing can be sent. */
export function unclaimed(kind: ConnectionKind): Capabilities {
  return { read: kind !== 'manual', request: 'guided', decide: 'guided', partnerCode: false, answersVisible: false, counting: null };
}

export function createCapabilities(gateway: AssociationGateway | null, store: Store, kind: ConnectionKind): KnownCapabilities {
  let known: Capabilities | null = null;
  let asking: Promise<boolean> | null = null;

  const remembered = async (): Promise<Capabilities | null> => {
    const kept = Capabilities.safeParse(await store.value(KEY));
    return kept.success ? kept.data : null;
  };
  const ask = async (): Promise<boolean> => {
    if (!gateway) return false;
    let answer: Capabilities;
    try {
      answer = await gateway.capabilities();
    } catch {
      // Away: the reach says so on every page; what was known stays true until the other side says otherwise.
      return false;
    }
    const before = JSON.stringify(known ?? (await remembered()));
    known = answer;
    if (before === JSON.stringify(answer)) return false;
    await store.writeValue(KEY, answer, { log: [], notices: [] });
    return true;
  };
  const refresh = () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    refresh,
    get claimed() {
      return known !== null;
    },
    async current() {
      if (!known) known = await remembered();
      if (!known) await refresh();
      return known ?? unclaimed(kind);
    },
  };
}
