import { randomUUID } from 'node:crypto';
import type { Keys, ProxySignIn } from '../../contract/accounts.ts';
import type { AccountId } from '../../core/account/account.ts';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import type { KeyValues } from '../connect.ts';
import type { AccountConnection } from '../connection.ts';
import { lastCheckpointName, sealKeyName } from '../desk/evidence/secret-names.ts';
import { mailSecretNames } from '../desk/mails/mail-server-secrets.ts';

export const valuesOf = (keys: Keys): KeyValues => ({
  accessKey: keys.accessKey || null,
  secretKey: keys.secretKey || null,
  securityToken: keys.securityToken || null,
  gatewayToken: keys.gatewayToken || null,
  gatewayCertificate: keys.gatewayCertificate || null,
  gatewayKey: keys.gatewayKey || null,
  gatewayKeyPassphrase: keys.gatewayKeyPassphrase || null,
  proxySignIn: keys.proxySignIn ? signInValue(keys.proxySignIn) : null,
});

export const signInValue = ({ name, password }: ProxySignIn): string => `${name}:${password}`;

/** New keys beside the sign-in that the account already has at its proxy, unless another one came with them. */
export function besideSignIn(keys: Keys, kept: string | null): Keys {
  if (kept === null || keys.proxySignIn) return keys;
  const colon = kept.indexOf(':');
  return { ...keys, proxySignIn: { name: kept.slice(0, colon), password: kept.slice(colon + 1) } };
}

/** As they were meant: what was copied brings blanks and line ends along. */
export const trimmed = (keys: Keys): Keys => ({
  accessKey: keys.accessKey.trim(),
  secretKey: keys.secretKey.trim(),
  securityToken: keys.securityToken.trim(),
  gatewayToken: keys.gatewayToken.trim(),
  ...(keys.gatewayCertificate?.trim() ? { gatewayCertificate: keys.gatewayCertificate.trim() } : {}),
  ...(keys.gatewayKey?.trim() ? { gatewayKey: keys.gatewayKey.trim() } : {}),
  ...(keys.gatewayKeyPassphrase ? { gatewayKeyPassphrase: keys.gatewayKeyPassphrase } : {}),
  ...(keys.proxySignIn ? { proxySignIn: keys.proxySignIn } : {}),
});

/** Fault invalid-input {field} for a key that this kind of connection cannot do without. */
export function needKeys(kind: AccountConnection['kind'], keys: Keys): void {
  if (kind === 'manual') return;
  for (const field of ['accessKey', 'secretKey'] as const) if (keys[field] === '') throw new Fault('invalid-input', { field });
  if (kind !== 'gateway') return;
  const { gatewayToken, gatewayCertificate = '', gatewayKey = '' } = keys;
  if (gatewayToken === '' && gatewayCertificate === '') throw new Fault('invalid-input', { field: 'gatewayToken' });
  if (gatewayCertificate !== '' && gatewayKey === '') throw new Fault('invalid-input', { field: 'gatewayKey' });
  if (gatewayCertificate === '' && gatewayKey !== '') throw new Fault('invalid-input', { field: 'gatewayCertificate' });
}

export const signInName = (account: AccountId): string => `${account}.${randomUUID().slice(0, 8)}.proxy-sign-in`;

/**
 * Names in the secret store for a set of keys: the account's own, so that no account can read another's, and new for each set, so that
 * the old keys stay whole until the new ones are in use. A security token only with temporary keys (facts.md 5.1).
 */
export function namesFor(account: AccountId, kind: AccountConnection['kind'], keys: Keys): Record<string, string> {
  if (kind === 'manual') return {};
  const set = `${account}.${randomUUID().slice(0, 8)}`;
  return {
    accessKey: `${set}.access-key`,
    secretKey: `${set}.secret-key`,
    ...(keys.securityToken === '' ? {} : { securityToken: `${set}.security-token` }),
    ...(keys.proxySignIn ? { proxySignIn: `${set}.proxy-sign-in` } : {}),
    ...(kind === 'gateway' ? gatewayNames(set, keys) : {}),
  };
}

function gatewayNames(set: string, keys: Keys): Record<string, string> {
  return {
    ...(keys.gatewayToken === '' ? {} : { gatewayToken: `${set}.gateway-token` }),
    ...(keys.gatewayCertificate ? { gatewayCertificate: `${set}.gateway-certificate`, gatewayKey: `${set}.gateway-key` } : {}),
    ...(keys.gatewayCertificate && keys.gatewayKeyPassphrase ? { gatewayKeyPassphrase: `${set}.gateway-key-passphrase` } : {}),
  };
}

/** Every name that a connection has in the secret store, and those that its desk may have made. */
export const secretsOf = ({ account, secrets }: AccountConnection): readonly string[] => [
  ...Object.values(secrets as Readonly<Record<string, string | undefined>>).filter((name) => name !== undefined),
  ...Object.values(mailSecretNames(account)),
  sealKeyName(account),
  lastCheckpointName(account),
];

export async function keepKeys({ secrets: names }: AccountConnection, keys: Keys, secrets: Pick<Host['secrets'], 'set'>): Promise<void> {
  const values: Readonly<Record<string, unknown>> = { ...valuesOf(keys) };
  for (const [field, name] of Object.entries(names as Readonly<Record<string, string>>)) {
    await secrets.set(name, String(values[field] ?? ''));
  }
}
