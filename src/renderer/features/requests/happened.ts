import type { CaseRow, Tab } from '../../../contract/requests.ts';

/** Word key (`requests:row.happened.*`) for what happened, as a person would say it: who asked, and what became of it. */
export function happenedKey(row: Pick<CaseRow, 'state' | 'side'>): string {
  switch (row.state) {
    case 'awaiting-customer':
    case 'awaiting-partner':
      return row.side;
    case 'with-administrator':
      return row.side === 'customer' ? 'customer' : 'with-administrator-partner';
    case 'disassociated':
    case 'rejected':
      return `${row.state}-${row.side}`;
    default:
      return row.state;
  }
}

/** Word key (`requests:letter.what.*`) for the first sentence of the letter. */
export function whatKey(row: Pick<CaseRow, 'state' | 'side'>): string {
  return row.state === 'with-administrator' || row.state === 'rejected' ? `${row.state}-${row.side}` : row.state;
}

/** What a row invites to do; the page itself says what may be done. */
export function invitation(row: Pick<CaseRow, 'state'>): 'decide' | 'check' | 'continue' | 'open' {
  if (row.state === 'awaiting-partner') return 'decide';
  if (row.state === 'needs-check') return 'check';
  return row.state === 'draft' ? 'continue' : 'open';
}

export const isClosed = (state: CaseRow['state']): boolean =>
  state === 'disassociated' || state === 'rejected' || state === 'cancelled-here';

/** The tab of the inbox a request stands in, as the engine sorts them (core/case/ages.ts, which brings the schemas with it). */
export const tabOf: Readonly<Record<CaseRow['state'], Tab>> = {
  draft: 'draft',
  submitting: 'draft',
  deciding: 'draft',
  'needs-check': 'draft',
  'with-administrator': 'administrator',
  'awaiting-customer': 'customer',
  'awaiting-partner': 'partner',
  disassociated: 'closed',
  rejected: 'closed',
  'cancelled-here': 'closed',
};
