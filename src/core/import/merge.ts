import { blankReading } from '../customer/blank.ts';
import { changedFields } from '../customer/changes.ts';
import type { Customer, CustomerReading } from '../customer/customer.ts';
import { millisecondsOf } from '../instant.ts';
import { isMasked } from './cell.ts';
import { localCustomerId, type RowReading } from './row.ts';

/** What a row leaves unsaid and a reading has no word for: no fact may come of it. */
export type Unread = 'association' | 'frozen';

export interface FieldChange {
  readonly field: keyof CustomerReading | 'visibility';
  readonly before: string;
  readonly after: string;
}

/**
 * older: this desk has seen the customer later than the file is of. renamed: the same id is known under another account name. other-id: the
 * same account name is known under another id. disassociated: known as such by more than a listing, and the file lists that same association.
 */
export const conflictKinds = ['older', 'renamed', 'other-id', 'disassociated'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export type Outcome =
  | {
      readonly kind: 'new' | 'changed' | 'unchanged';
      readonly reading: CustomerReading;
      readonly unread: readonly Unread[];
      readonly changes: readonly FieldChange[];
    }
  | { readonly kind: 'conflict'; readonly why: ConflictKind; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'bad'; readonly code: 'no-account-name' | 'too-long' };

/** Who a row may be about here. `byName`: ids of customers with exactly this account name. */
export interface Candidates {
  readonly byId: Customer | null;
  readonly byName: readonly string[];
}

/** The id under which a row is looked for: its own, else that of the only customer with its account name, else one made of the name. */
export function idOfRow({ customerId, accountName }: RowReading, byName: readonly string[]): string | null {
  if (customerId !== '') return customerId;
  return byName.length === 1 ? (byName[0] ?? null) : localCustomerId(accountName);
}

/**
 * What a row does to what is known: what it leaves empty stays, what it hides by stars never replaces clear text, and whatever contradicts
 * this desk's knowledge is a conflict for a person. `observedAt`: when the file was true, as the person says.
 */
export function mergeRow(row: RowReading, { byId: known, byName }: Candidates, observedAt: string, takeRenamed: boolean): Outcome {
  const id = idOfRow(row, byName);
  if (id === null) return { kind: 'bad', code: 'too-long' };
  if (byName.some((other) => other !== id)) return { kind: 'conflict', why: 'other-id', changes: [] };
  const unread: Unread[] = [
    ...(row.said.association === undefined ? (['association'] as const) : []),
    ...(row.said.frozen === undefined ? (['frozen'] as const) : []),
  ];
  if (known === null) {
    if (row.accountName === '') return { kind: 'bad', code: 'no-account-name' };
    const customerId = id as CustomerReading['customerId'];
    return { kind: 'new', reading: { ...blankReading, ...row.said, customerId, accountName: row.accountName }, unread, changes: [] };
  }
  const reading = over(known, row);
  const isBack = known.visibility === 'no-longer-visible' || known.visibility === 'disassociated';
  const changes = [
    ...changesOf(known, reading),
    ...(isBack ? [{ field: 'visibility', before: known.visibility, after: 'visible' } as const] : []),
  ];
  if (
    millisecondsOf(known.lastSeenAt) > millisecondsOf(observedAt) ||
    (isBack && millisecondsOf(known.changedAt) >= millisecondsOf(observedAt))
  )
    return { kind: 'conflict', why: 'older', changes };
  if (known.visibility === 'disassociated' && reading.associatedOn === known.associatedOn)
    return { kind: 'conflict', why: 'disassociated', changes };
  if (known.accountName !== reading.accountName && !takeRenamed) return { kind: 'conflict', why: 'renamed', changes };
  return { kind: changes.length === 0 ? 'unchanged' : 'changed', reading, unread, changes };
}

function over(known: Customer, { said, accountName, dayOnly }: RowReading): CustomerReading {
  const { visibility: _visibility, firstSeenAt: _first, lastSeenAt: _last, changedAt: _changed, ...before } = known;
  const after = { ...before, ...said, accountName: accountName === '' ? before.accountName : accountName };
  for (const field of ['name', 'telephone', 'email', 'manager', 'label', 'countryCode', 'level'] as const) {
    if (isMasked(after[field]) && before[field] !== '' && !isMasked(before[field])) after[field] = before[field];
  }
  if (said.associatedOn !== undefined && isSameDate(before.associatedOn, said.associatedOn, dayOnly))
    after.associatedOn = before.associatedOn;
  return after;
}

const DAY = 86_400_000;
/** The same moment written otherwise; a day without a time is no better knowledge than a moment of that day. */
function isSameDate(before: string, after: string, dayOnly: boolean): boolean {
  const [known, told] = [Date.parse(before), Date.parse(after)];
  return dayOnly ? known >= told && known < told + DAY : known === told;
}

function changesOf(before: CustomerReading, after: CustomerReading): FieldChange[] {
  return changedFields(before, after)
    .filter((field) => field !== 'associationRaw' || before.association === after.association)
    .map((field) => ({ field, before: String(before[field]), after: String(after[field]) }));
}
