import { z } from 'zod';

/** What must be kept, whoever asks for erasing: of one customer, or of everything at a desk. `by` and `reason` as a person typed them. */
export const LegalHold = z.object({ since: z.string(), by: z.string(), reason: z.string() });
export type LegalHold = z.infer<typeof LegalHold>;

/** Name of the value about one customer that holds its legal hold. */
export const HOLD = 'legal-hold';
/** Key of the hold on everything at a desk. */
export const ACCOUNT_HOLD = 'legal-hold';

export interface Holds {
  readonly customer: LegalHold | null;
  readonly account: LegalHold | null;
}

/** The hold that stands in the way, the customer's own first. */
export const holdInTheWay = ({ customer, account }: Holds): LegalHold | null => customer ?? account;
