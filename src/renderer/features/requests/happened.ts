import type { CaseRow } from '../../../contract/requests.ts';

/** Word key (`requests:row.happened.*`) for what happened, as a person would say it: who asked, and what became of it. */
export function happenedKey(row: Pick<CaseRow, 'state' | 'side'> & Partial<Pick<CaseRow, 'stated'>>): string {
  switch (row.state) {
    case 'awaiting-customer':
      // Never "you asked" where nobody but a person says so.
      return row.stated ? 'partner-stated' : row.side;
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

const stateable: ReadonlySet<CaseRow['state']> = new Set([
  'awaiting-customer',
  'awaiting-partner',
  'disassociated',
  'rejected',
  'withdrawn',
]);

/** Word key (`requests:letter.what.*`) for the first sentence of the letter. */
export function whatKey(row: Pick<CaseRow, 'state' | 'side' | 'statedBy'>): string {
  if (row.state === 'with-administrator') return `${row.state}-${row.side}`;
  const key = row.state === 'rejected' ? `${row.state}-${row.side}` : row.state;
  // What only a person says is told as that person's words.
  return row.statedBy && stateable.has(row.state) ? `${key}-stated` : key;
}

/** What a row invites to do; the page itself says what may be done. */
export function invitation(row: Pick<CaseRow, 'state'>): 'decide' | 'check' | 'continue' | 'open' {
  if (row.state === 'awaiting-partner') return 'decide';
  if (row.state === 'needs-check') return 'check';
  return row.state === 'draft' ? 'continue' : 'open';
}

export const isClosed = (state: CaseRow['state']): boolean =>
  state === 'disassociated' || state === 'rejected' || state === 'withdrawn' || state === 'cancelled-here';
