import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { ImportTable } from '../../../src/contract/imports.ts';
import { AccountId } from '../../../src/core/account/account.ts';
import { Fault } from '../../../src/core/fault.ts';
import type { ImportField } from '../../../src/core/import/field.ts';
import type { PartnerCenter } from '../../../src/core/ports.ts';
import { refusing } from '../../../src/engine/adapters/refusing.ts';
import { composeDesk } from '../../../src/engine/compose.ts';
import { filesOf } from '../../../src/engine/connect.ts';
import { plainAppearance } from '../../../src/engine/desk/appearance.ts';
import { createPause } from '../../../src/engine/desk/pause.ts';
import { noAccounts } from '../../fakes/accounts.ts';
import { fakeTime } from '../../fakes/clock.ts';
import { fakeHost } from '../../fakes/host.ts';
import { fakeMailSender } from '../../fakes/mail-sender.ts';
import type { DeskClient } from '../desk-client.ts';
import { deskStore } from '../desk-store.ts';

export const account = AccountId.parse('by-hand');

/** A reseller's desk without any key, over a real store; nothing runs by itself. */
export async function byHandDesk() {
  const time = fakeTime();
  const host = fakeHost();
  const kept = await deskStore(time);
  const written: string[] = [];
  const engine = composeDesk({
    host,
    clock: time,
    sink: (line) => written.push(line),
    shell: 'none',
    version: '0.0.0',
    unfinished: join(kept.folder, 'unfinished'),
    pause: createPause({ read: () => null, write: async () => {} }),
    accounts: () => noAccounts,
    appearances: { read: async () => plainAppearance, write: async () => {} },
  });
  const noKey = refusing<PartnerCenter>(new Fault('capability-missing', { capability: 'read' }));
  const info = {
    account,
    name: 'Acme Resale',
    site: 'intl',
    partnerType: 'reseller',
    kind: 'manual',
    colour: 'green',
    signInAddress: 'https://partner.example/sign-in',
    playAddress: null,
  } as const;
  await engine.openDesk({
    info,
    store: kept.store,
    partnerCenter: noKey,
    patient: noKey,
    gateway: null,
    sender: fakeMailSender(),
    files: filesOf(account, { profile: kept.folder, device: 'device', clock: time }),
    keyFingerprint: '',
  });
  const client: DeskClient = createRouterClient(engine.router);
  await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
  await client.settings.setTimeZone({ account, timeZone: 'Asia/Hong_Kong' });

  /** Sends a file as the page does, in parts of `part` bytes, and has it read. */
  const bring = async (content: string | Uint8Array, name = 'customers.csv', part = 50) => {
    const bytes = Buffer.from(content as string);
    const { importId } = await client.imports.begin({ account, name, size: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += part)
      await client.imports.part({ account, importId, offset, content: bytes.subarray(offset, offset + part).toString('base64') });
    return { importId, table: await client.imports.read({ account, importId }) };
  };
  const preview = async (brought: Awaited<ReturnType<typeof bring>>, change: PlanChange = {}, exportedOn = '2026-11-22') => {
    const { importId, table } = brought;
    return client.imports.preview({ account, importId, exportedOn, plan: { ...planOf(table), ...change } });
  };
  /** Runs to its end. */
  const run = async ({ importId }: { readonly importId: string }) => {
    await client.imports.run({ account, importId });
    for (;;) {
      const { held } = await client.imports.state({ account });
      if (held?.stage === 'ended') return held.result;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    client,
    store: kept.store,
    host,
    time,
    engine,
    written,
    bring,
    preview,
    run,
    async take(content: string | Uint8Array, change: PlanChange = {}, exportedOn = '2026-11-22') {
      const brought = await bring(content, 'customers.csv', 60_000);
      await preview(brought, change, exportedOn);
      return run(brought);
    },
    async stop() {
      await engine.stop();
      await kept.remove();
    },
  };
}
export type ByHandDesk = Awaited<ReturnType<typeof byHandDesk>>;

export interface PlanChange {
  readonly columns?: (ImportField | null)[];
  readonly dateOrder?: 'day-first' | 'month-first' | null;
  readonly takeRenamed?: boolean;
}

const planOf = ({ headerRow, columns }: ImportTable) => ({
  headerRow,
  columns: columns.map(({ field }) => field),
  dateOrder: null,
  timeZone: 'Asia/Hong_Kong',
  takeRenamed: false,
});
