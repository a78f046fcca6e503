import { CustomerId, type CustomerReading } from '../customer/customer.ts';
import { type Cell, isAllMasked, isMasked, isSpoilt, textOf } from './cell.ts';
import { readDate } from './dates.ts';
import type { ImportField } from './field.ts';
import type { ImportPlan } from './plan.ts';
import { readAssociation, readCustomerType, readFrozen, readVerified } from './values.ts';

export const rowProblems = [
  'no-customer',
  'no-account-name',
  'number-for-text',
  'masked-handle',
  'too-long',
  'not-understood',
  'repeated',
  'repeated-differently',
] as const;
export type RowProblem = (typeof rowProblems)[number];
export interface Problem {
  readonly code: RowProblem;
  readonly field: ImportField | null;
}

/** What one row says, in our words. Fields that it leaves empty are not in `said`. */
export interface RowReading {
  /** As a spreadsheet counts: the first is 1. */
  readonly row: number;
  readonly customerId: string;
  readonly accountName: string;
  readonly said: Partial<Omit<CustomerReading, 'customerId' | 'accountName'>>;
  /** The date of association was given without a time. */
  readonly dayOnly: boolean;
  /** Fields in which something is hidden by stars. */
  readonly masked: readonly ImportField[];
}
export type ReadRow =
  | { readonly kind: 'read'; readonly reading: RowReading }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] };

/** Longer is no account name and no id of the site (facts.md 4.1 gives 64 and 256). */
const LONGEST = { customerId: 64, accountName: 128, other: 256 } as const;

/** Reads one row by the plan. Every problem is named; a row with one is not taken at all. */
export function readRow(cells: readonly Cell[], row: number, plan: ImportPlan): ReadRow {
  const problems: Problem[] = [];
  const masked: ImportField[] = [];
  const said: Writable = {};
  const handles = { customerId: '', accountName: '' };
  let dayOnly = false;

  for (const [index, field] of plan.columns.entries()) {
    const cell = cells[index];
    const text = textOf(cell);
    if (field === null || cell === undefined || isEmpty(text)) continue;
    const refuse = (code: RowProblem) => problems.push({ code, field });
    const handle = field === 'customerId' || field === 'accountName';
    if (isSpoilt(cell, field === 'customerId' || field === 'resellerId' ? 'id' : 'text')) {
      // A shortened telephone number says nothing; without its id a row is nobody's.
      if (handle || field === 'resellerId') refuse('number-for-text');
    } else if (text.length > (handle ? LONGEST[field] : LONGEST.other)) refuse('too-long');
    else if (handle) {
      if (isMasked(text)) refuse('masked-handle');
      handles[field] = text;
    } else {
      const read = readValue(field, text, plan);
      if (read === null) refuse('not-understood');
      Object.assign(said, read?.said);
      dayOnly ||= read?.dayOnly ?? false;
      if (isMasked(text)) masked.push(field);
    }
  }
  if (handles.customerId === '' && handles.accountName === '' && problems.length === 0) problems.push({ code: 'no-customer', field: null });
  return problems.length > 0 ? { kind: 'bad', problems } : { kind: 'read', reading: { row, ...handles, said, dayOnly, masked } };
}

type Said = RowReading['said'];
type Writable = { -readonly [Key in keyof Said]: Said[Key] };
type Value = { readonly said: Said; readonly dayOnly?: boolean } | null;

/** Nothing, a dash for nothing, or nothing but stars. */
const isEmpty = (text: string): boolean => /^-{0,2}$/u.test(text) || isAllMasked(text);

function readValue(field: Exclude<ImportField, 'customerId' | 'accountName'>, text: string, plan: ImportPlan): Value {
  switch (field) {
    case 'association':
      return given(readAssociation(text), (said) => said);
    case 'associatedOn':
      return given(
        readDate(text, plan.dateOrder, plan.timeZone),
        ({ at }) => ({ associatedOn: at }),
        ({ dayOnly }) => dayOnly,
      );
    case 'frozen':
      return given(readFrozen(text), (frozen) => ({ frozen }));
    case 'verified':
      return given(readVerified(text), (verified) => ({ verified }));
    case 'customerType':
      return given(readCustomerType(text), (customerType) => ({ customerType }));
    default:
      return { said: { [field]: text } };
  }
}

function given<Read>(read: Read | null, said: (read: Read) => Said, dayOnly: (read: Read) => boolean = () => false): Value {
  return read === null ? null : { said: said(read), dayOnly: dayOnly(read) };
}

/**
 * The id of a customer of which only the account name is known: never one that the vendor could have given, whose ids hold no colon.
 * Null when the name is too long for it.
 */
export function localCustomerId(accountName: string): CustomerId | null {
  const made = CustomerId.safeParse(`account:${accountName}`);
  return made.success ? made.data : null;
}
export const isLocalId = (customerId: string): boolean => customerId.startsWith('account:');
