import type { Keys } from '../../../contract/accounts.ts';
import type { Kind } from './draft.ts';

export const noKeys: Keys = { accessKey: '', secretKey: '', securityToken: '', gatewayToken: '' };

/** Keys that this kind of connection cannot do without and that are still empty. */
export const missingKeys = (kind: Kind | 'sandbox', keys: Keys): readonly (keyof Keys)[] => {
  if (kind === 'manual') return [];
  const needed = ['accessKey', 'secretKey', ...(kind === 'gateway' ? (['gatewayToken'] as const) : [])] as const;
  return needed.filter((field) => keys[field].trim() === '');
};
