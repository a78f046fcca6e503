import type { Guide } from '../../../src/contract/requests.ts';
import { pickPath } from '../../../src/core/guide/guide.ts';

/** The guide of sample customer 5, as the engine would tell it. */
export function sampleGuide(change: Partial<Guide> & { readonly wanted?: Parameters<typeof pickPath>[0] } = {}): Guide {
  const { wanted = { site: 'intl', partnerType: 'csp', side: 'partner' } as const, ...rest } = change;
  return {
    site: wanted.site,
    partnerType: wanted.partnerType,
    ...pickPath(wanted),
    signInAddress: 'https://partner.example/sign-in',
    values: [
      { kind: 'account-name', text: 'acme-sg-005' },
      { kind: 'customer-id', text: 'c000005' },
    ],
    ...rest,
  };
}
