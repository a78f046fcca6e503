import type { CaseId } from '../../../core/case/case.ts';
import { closedCaseStates } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { sameAddress } from '../../../core/mail/addresses.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import { type Candidate, inOrder, type MailDirection, type MailTie, repliedTo } from '../../../core/mail/propose.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import { namesInSubject } from '../../../core/mail/subject.ts';
import type { Desk } from '../desk.ts';
import { readRecipient } from '../recipient.ts';

type Store = Pick<Desk, 'store'>;

/** Where a person already stands: the page of a case or a customer on which the mail was dropped. */
export interface Hint {
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
}

/** Cases that were looked through for a stated address; a desk has rarely more open. */
const MOST_CASES = 500;
const MOST_ADDRESSES = 10;

/** Cases and customers that a mail may belong to, the likeliest first: what it answers, whose address it has, whose account it names. */
export async function candidatesFor(
  desk: Store,
  mail: ReadMail,
  found: { readonly direction: MailDirection; readonly filed: readonly MailRecord[]; readonly hint: Hint },
): Promise<readonly Candidate[]> {
  const answered = repliedTo(mail, found.filed).flatMap(({ record, tie }) =>
    record.customerId === null ? [] : [{ customerId: record.customerId, caseId: record.caseId, tie }],
  );
  const others = found.direction === 'sent' ? [...mail.to, ...mail.cc] : mail.from;
  const addresses = others.map(({ address }) => address).filter((address) => address.includes('@'));
  const named = namesInSubject(mail.subject).map(({ customer }) => customer);
  const byName = await desk.store.customerIdsByAccountName(named);
  const customers: readonly (readonly [CustomerId, MailTie])[] = [
    ...(await byAddress(desk, addresses.slice(0, MOST_ADDRESSES))).map((id) => [id, 'addresses'] as const),
    ...[...byName.values()].flat().map((id) => [id, 'account-names'] as const),
  ];
  const all: Candidate[] = [];
  for (const each of answered) all.push(...(each.caseId === null ? await casesFor(desk, each.customerId, each.tie) : [each]));
  for (const [customerId, tie] of customers) all.push(...(await casesFor(desk, customerId, tie)));
  return inOrder([...all, ...(await hinted(desk, found.hint))]).slice(0, 20);
}

async function hinted(desk: Store, { caseId, customerId }: Hint): Promise<readonly Candidate[]> {
  const found = caseId === null ? null : await desk.store.case(caseId);
  if (found !== null) return [{ customerId: found.case.customerId, caseId: found.case.id, tie: 'none' }];
  const known = customerId === null ? null : await desk.store.customer(customerId);
  return known === null ? [] : casesFor(desk, known.customerId, 'none');
}

/** Customers whose address, as listed or as stated by a person, is one of these. */
async function byAddress(desk: Store, addresses: readonly string[]): Promise<readonly CustomerId[]> {
  if (addresses.length === 0) return [];
  const among = (email: string | null) => email !== null && addresses.some((address) => sameAddress(address, email));
  const ids: CustomerId[] = [];
  for (const address of addresses) {
    const sort = { by: 'accountName', descending: false } as const;
    const { rows } = await desk.store.customers({ search: address, filters: {}, sort, offset: 0, limit: 20 });
    ids.push(...rows.filter(({ customer }) => among(customer.email)).map(({ customer }) => customer.customerId));
  }
  // What a person stated is found by asking for it: those with an open case first of all are written to.
  for (const { customerId } of (await desk.store.openCases()).slice(0, MOST_CASES)) {
    const customer = await desk.store.customer(customerId);
    if (customer !== null && among((await readRecipient(desk, customer)).email)) ids.push(customerId);
  }
  return [...new Set(ids)];
}

/** The customer's open cases, the newest first; without one its newest; without any the customer alone. */
async function casesFor(desk: Store, customerId: CustomerId, tie: MailTie): Promise<readonly Candidate[]> {
  const cases = (await desk.store.casesOf(customerId)).toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  const open = cases.filter(({ state }) => !closedCaseStates.includes(state));
  const offered = (open.length > 0 ? open : cases).slice(0, open.length > 0 ? 3 : 1);
  return offered.length === 0 ? [{ customerId, caseId: null, tie }] : offered.map(({ id }) => ({ customerId, caseId: id, tie }));
}
