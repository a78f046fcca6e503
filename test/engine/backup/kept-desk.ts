import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RestoreShown } from '../../../src/contract/housekeeping.ts';
import type { AccountId } from '../../../src/core/account/account.ts';
import { newProfile, noKeys, type Profile, planFor } from '../accounts/profile.ts';
import type { DeskClient as Client } from '../desk-client.ts';

export const passphrase = 'correct horse battery staple 中文';

export interface KeptDesk {
  readonly profile: Profile;
  readonly account: AccountId;
  readonly database: string;
  readonly client: Client;
  restart(): Promise<Client>;
  /** Whatever waits to be whole. */
  unfinished(): readonly string[];
  backUp(): Promise<Buffer>;
}

/** An engine on a profile of its own with one account without a key, and customers that were added by hand. */
export async function keptDesk(customers = 3): Promise<KeptDesk> {
  const profile = newProfile();
  onTestFinished(() => profile.remove());
  let client: Client = await profile.begin();
  const { account } = await client.accounts.add({
    plan: planFor('https://partner.example', { kind: 'manual', name: 'Acme' }),
    keys: noKeys,
  });
  await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
  for (let number = 0; number < customers; number += 1) await addCustomer(client, account, number);
  const database = join(profile.path, 'accounts', account, 'desk.sqlite');
  return {
    profile,
    account,
    database,
    get client() {
      return client;
    },
    async restart() {
      await profile.stop();
      client = await profile.begin();
      return client;
    },
    unfinished() {
      const folder = join(profile.path, 'unfinished');
      mkdirSync(folder, { recursive: true });
      return readdirSync(folder);
    },
    backUp: () => backUp(client, account, profile.host.saved),
  };
}

export const addCustomer = (client: Client, account: AccountId, number: number) =>
  client.imports.addCustomer({
    account,
    customerId: `customer-${number}`,
    accountName: `acme-${number}`,
    name: `Secretname${number} 王芳`,
    association: 'reseller',
    frozen: false,
    seenOn: '2026-11-20',
    note: '',
  });

/** The bytes of a backup as they were handed out. */
export async function backUp(client: Client, account: AccountId, saved: readonly { readonly bytes: Uint8Array }[]): Promise<Buffer> {
  const steps: string[] = [];
  for await (const { step } of await client.housekeeping.backup({ account, passphrase })) steps.push(step);
  const last = saved.at(-1);
  if (steps.at(-1) !== 'done' || last === undefined) throw new Error(`no backup: ${steps}`);
  return Buffer.from(last.bytes);
}

/** Sends a file as the page does. */
export async function send(client: Client, account: AccountId, bytes: Buffer): Promise<string> {
  const { restoreId } = await client.housekeeping.beginRestore({ account, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += 100_000) {
    const content = bytes.subarray(offset, offset + 100_000).toString('base64');
    await client.housekeeping.part({ account, restoreId, offset, content });
  }
  return restoreId;
}

export async function open(client: Client, account: AccountId, restoreId: string, words = passphrase): Promise<RestoreShown> {
  for await (const { shown } of await client.housekeeping.openBackup({ account, restoreId, passphrase: words })) if (shown) return shown;
  throw new Error('it was never shown');
}

export async function restored(client: Client, account: AccountId, bytes: Buffer, typedName = '') {
  const restoreId = await send(client, account, bytes);
  const shown = await open(client, account, restoreId);
  return { shown, ...(await client.housekeeping.restore({ account, restoreId, typedName })) };
}

export const entriesOf = async (client: Client, account: AccountId) =>
  (await client.log.page({ account, search: '', filters: {}, before: null, limit: 100 })).rows;
