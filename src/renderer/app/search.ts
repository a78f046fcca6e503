import type { CaseId } from '../../core/case/case.ts';
import type { TicketKind } from '../../core/consent/ticket-words.ts';
import type { Association, Visibility } from '../../core/customer/customer.ts';
import type { LogResult, LogSource, Operation } from '../../core/log/entry.ts';
import type { Period } from '../../core/overview/period.ts';
import type { VerdictState } from '../../core/rule/finding.ts';

/** What the address of a page may say. An address is typed by people: whatever is not understood is left out. */
type Raw = Record<string, unknown>;
const textOf = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const flagOf = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown) =>
    values.find((known) => known === value);

/** Leaves out what is undefined, so that addresses stay short. */
function present<Shape extends Raw>(shape: Shape): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as never;
}

export const customersSearch = (raw: Raw) =>
  present({
    q: textOf(raw.q),
    frozen: flagOf(raw.frozen),
    stale: flagOf(raw.stale),
    manager: textOf(raw.manager),
    reseller: textOf(raw.reseller),
    association: oneOf<Association>('reseller', 'referral', 'unconfirmed')(raw.association),
    verdict: oneOf<VerdictState>('allowed', 'blocked', 'unknown')(raw.verdict),
    visibility: oneOf<Visibility>('visible', 'missing-from-listing', 'no-longer-visible', 'disassociated')(raw.visibility),
    sort: oneOf('accountName', 'name', 'associatedOn', 'lastSeenAt', 'verdict', 'manager')(raw.sort),
    descending: flagOf(raw.descending),
  });

export const requestsSearch = (raw: Raw) =>
  present({ tab: oneOf('partner', 'customer', 'administrator', 'draft', 'closed')(raw.tab), q: textOf(raw.q) });

/** `case`: the case that the mail or the record belongs to. */
export const caseSearch = (raw: Raw) => present({ case: textOf(raw.case) as CaseId | undefined });

/** `ticket`: which service ticket is asked for beside the consent email. */
export const consentSearch = (raw: Raw) =>
  present({ ...caseSearch(raw), ticket: oneOf<TicketKind>('over-limit-by-partner', 'over-limit-by-customer', 'route-2020')(raw.ticket) });

export const recordSearch = (raw: Raw) => present({ customer: textOf(raw.customer), case: textOf(raw.case) as CaseId | undefined });

/** `case` and `customer`: whose mails are shown. */
export const mailsSearch = (raw: Raw) => present({ case: textOf(raw.case) as CaseId | undefined, customer: textOf(raw.customer) });

export const logSearch = (raw: Raw) =>
  present({
    q: textOf(raw.q),
    customer: textOf(raw.customer),
    case: textOf(raw.case),
    operation: textOf(raw.operation) as Operation | undefined,
    operator: textOf(raw.operator),
    result: oneOf<LogResult>('ok', 'refused', 'unknown', 'stated')(raw.result),
    source: oneOf<LogSource>('app', 'person', 'api', 'simulated', 'import')(raw.source),
    from: textOf(raw.from),
    until: textOf(raw.until),
    entry: typeof raw.entry === 'number' ? raw.entry : textOf(raw.entry),
  });

/** Why a link or a file from outside was not opened. */
export const linkProblem = (raw: Raw) =>
  oneOf('too-long', 'not-a-link', 'says-more', 'unknown-page', 'bad-id', 'file-unreadable')(raw.link);
export const homeSearch = (raw: Raw) => present({ link: linkProblem(raw) });

/** `pack`: the edition to be read; `since`: the one it is compared with. */
export const rulesSearch = (raw: Raw) => present({ pack: textOf(raw.pack), since: textOf(raw.since) });

/** `manager` and `reseller`: whose customers are counted; '' names nobody, so it is kept. */
export const overviewSearch = (raw: Raw) =>
  present({
    period: oneOf<Period>('90-days', '12-months', 'all')(raw.period),
    manager: ownerOf(raw.manager),
    reseller: ownerOf(raw.reseller),
  });
const ownerOf = (value: unknown) => (value === '' ? '' : textOf(value));

export const noticesSearch = (raw: Raw) => present({ unread: flagOf(raw.unread) });

/** Where one stands in adding an account; what was typed is never in an address. */
export const stepSearch = (raw: Raw) => present({ step: oneOf('kind', 'partner', 'access', 'test')(raw.step) });
