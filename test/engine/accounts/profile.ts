import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AccountPlan, Keys } from '../../../src/contract/accounts.ts';
import { compose, type Engine } from '../../../src/engine/compose.ts';
import type { AccountConnection } from '../../../src/engine/connection.ts';
import { type FakeHost, fakeHost } from '../../fakes/host.ts';
import type { SandboxProcess } from '../sandbox-process.ts';

export type Client = ReturnType<typeof createRouterClient<Engine['router'], Record<never, never>>>;

/** A profile in a folder of its own, with a secret store that outlives its engines. */
export interface Profile {
  readonly path: string;
  readonly host: FakeHost;
  /** Starts an engine on it; the one before has to be stopped. */
  begin(embedded?: readonly AccountConnection[]): Promise<Client>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export function newProfile(host: FakeHost = fakeHost()): Profile {
  const path = mkdtempSync(join(tmpdir(), 'desk-accounts-'));
  const clock = { now: () => new Date().toISOString() };
  let engine: Engine | null = null;
  const stop = async () => {
    const running = engine;
    engine = null;
    await running?.stop();
  };
  return {
    path,
    host,
    async begin(accounts = []) {
      engine = await compose({ profile: path, host, clock, shell: 'none', version: '0.0.0', accounts });
      return createRouterClient(engine.router);
    },
    stop,
    async remove() {
      await stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export const planFor = (endpoint: string, change: Partial<AccountPlan> = {}): AccountPlan => ({
  kind: 'huawei-cloud',
  name: 'Acme Distribution',
  colour: 'violet',
  site: 'intl',
  partnerType: 'distributor',
  endpoint,
  gatewayEndpoint: null,
  signInAddress: 'https://partner.example/sign-in',
  callsPerSecond: 10,
  ...change,
});

export const keysOf = ({ accessKey, secretKey }: Pick<SandboxProcess, 'accessKey' | 'secretKey'>): Keys => ({
  accessKey,
  secretKey,
  securityToken: '',
  gatewayToken: '',
});
export const noKeys: Keys = { accessKey: '', secretKey: '', securityToken: '', gatewayToken: '' };
