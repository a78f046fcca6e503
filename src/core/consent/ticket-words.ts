import { z } from 'zod';

/**
 * What a service ticket is for. Beyond the limit (R02, R03) the partner or the customer files one; the route of 2020 is the customer's alone:
 * its page says that a partner cannot disassociate through a ticket (facts.md 1.1, 3.1).
 */
export const ticketKinds = ['over-limit-by-partner', 'over-limit-by-customer', 'route-2020'] as const;
export const TicketKind = z.enum(ticketKinds);
export type TicketKind = z.infer<typeof TicketKind>;

/** What can go with the mail to the customer on the route of 2020. */
export type TicketFile = 'letter' | 'picture';

/** Words of one language: `ticket` is pasted, `mail` tells the customer how. */
export interface TicketWords {
  readonly simulated: string;
  readonly subject: Readonly<Record<TicketKind, (customer: string, partner: string) => string>>;
  readonly ticket: Readonly<Record<TicketKind, (facts: TicketFacts) => readonly string[]>>;
  readonly mail: Readonly<Record<'over-limit-by-customer' | 'route-2020', (facts: TicketFacts) => MailWords>>;
  readonly source: Readonly<Record<'limit' | 'route', string>>;
}
export interface TicketFacts {
  readonly customer: string;
  readonly partner: string;
  readonly requestedOn: readonly string[];
  readonly attached: readonly TicketFile[];
}
export interface MailWords {
  readonly opening: readonly string[];
  readonly beforeText: string;
  readonly afterText: readonly string[];
}
