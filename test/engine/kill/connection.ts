import type { Host } from '../../../src/core/ports.ts';
import type { AccountConnection } from '../../../src/engine/connection.ts';
import { practiceAccount } from '../../../src/engine/shell/practice-account.ts';
import { fakeHost } from '../../fakes/host.ts';
import type { SandboxReady } from '../sandbox-process.ts';
import { say } from './lines.ts';

/** The practice account against this partner, as fast as it answers. */
export async function connectionOf(host: Host, partner: SandboxReady): Promise<Extract<AccountConnection, { kind: 'sandbox' }>> {
  return { ...(await practiceAccount(host, { ready: true, ...partner })), callsPerSecond: Number.POSITIVE_INFINITY };
}

/** A desktop that says which notice it was handed. */
export function tellingHost(): Host {
  return {
    ...fakeHost(),
    async notify({ tag }) {
      say({ line: 'notified', tag });
      return 'shown';
    },
  };
}
