import type { Keys } from '../../../contract/accounts.ts';
import type { Kind } from './draft.ts';

export const noKeys: Keys = { accessKey: '', secretKey: '', securityToken: '', gatewayToken: '' };

/** Keys that this kind of connection cannot do without and that are still empty. */
export const missingKeys = (kind: Kind | 'sandbox', keys: Keys): readonly (keyof Keys)[] => {
  if (kind === 'manual') return [];
  const needed = ['accessKey', 'secretKey', ...(kind === 'gateway' ? waysIn(keys) : [])] as const;
  return needed.filter((field) => (keys[field] ?? '').trim() === '');
};

/** A gateway is entered by a token, or by a client certificate with its key. */
const waysIn = ({ gatewayCertificate = '', gatewayKey = '' }: Keys): readonly (keyof Keys)[] =>
  gatewayCertificate.trim() === '' && gatewayKey.trim() === '' ? ['gatewayToken'] : ['gatewayCertificate', 'gatewayKey'];
