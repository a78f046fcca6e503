import type { RuleSource } from '../rule/finding.ts';
import { cleanForHeader, consentSource } from './template.ts';
import { chinese } from './ticket-chinese.ts';
import { english } from './ticket-english.ts';
import type { MailWords, TicketFacts, TicketFile, TicketKind } from './ticket-words.ts';

export type TicketLanguage = 'en' | 'zh';

export interface TicketInput {
  readonly kind: TicketKind;
  readonly language: TicketLanguage;
  readonly customerAccountName: string;
  readonly partnerAccountName: string;
  /** Days (`2026-11-22`) of the counted requests that this desk knows of, of the side that files. */
  readonly requestedOn: readonly string[];
  /** What goes with the mail to the customer on the route of 2020. */
  readonly attached: readonly TicketFile[];
  readonly simulated: boolean;
}

/** Page that says that a ticket goes beyond the limit (facts.md 1.5, rule a). */
export const limitSource: RuleSource = {
  key: 'P-CSP-NEW',
  title: 'Managing Customer Association Relationships',
  address: 'https://support.huaweicloud.com/intl/es-us/usermanual-bpconsole/dp_050101.html',
  date: null,
  readOn: '2026-11-21',
};

export const ticketSource = (kind: TicketKind): RuleSource => (kind === 'route-2020' ? consentSource : limitSource);

/** Whether a customer gets it as a mail; else a person pastes it into a ticket. */
export const goesToCustomer = (kind: TicketKind): boolean => kind !== 'over-limit-by-partner';

/** The text of a service ticket, or the mail that gives it to the customer; ours, in our own words, and saying so (facts.md 1.5, 3.1, 3.4). */
export function ticketText(input: TicketInput): { readonly subject: string; readonly body: string } {
  const { kind } = input;
  const words = input.language === 'zh' ? chinese : english;
  const facts: TicketFacts = {
    customer: cleanForHeader(input.customerAccountName),
    partner: cleanForHeader(input.partnerAccountName),
    requestedOn: input.requestedOn,
    attached: input.attached,
  };
  const ticket = words.ticket[kind](facts);
  const simulated = input.simulated ? [words.simulated, ''] : [];
  const lines = kind === 'over-limit-by-partner' ? [...simulated, ...ticket] : [...simulated, ...wrapped(ticket, words.mail[kind](facts))];
  const { address } = ticketSource(kind);
  const source = `${words.source[kind === 'route-2020' ? 'route' : 'limit']} ${address}`;
  const subject = words.subject[kind](facts.customer, facts.partner);
  return { subject: input.simulated ? `[SIMULATED] ${subject}` : subject, body: `${[...lines, '', source].join('\n')}\n` };
}

/** A mail around the text that its reader pastes; the text stands between two lines, so that its ends are seen. */
const wrapped = (ticket: readonly string[], mail: MailWords): readonly string[] => [
  ...mail.opening,
  '',
  mail.beforeText,
  '----------',
  ...ticket,
  '----------',
  '',
  ...mail.afterText,
];
