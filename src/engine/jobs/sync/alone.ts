import type { Customer, CustomerReading } from '../../../core/customer/customer.ts';
import { Fault, type FaultCode } from '../../../core/fault.ts';
import { isLocalId } from '../../../core/import/row.ts';
import type { PartnerCenter } from '../../../core/ports.ts';
import { type Conclusion, concludeAlone } from '../../../core/sync/gone.ts';

export interface Alone {
  readonly conclusion: Conclusion;
  /** The reading, where it was found after all. */
  readonly reading: CustomerReading | null;
  /** The DELETE record of this association, where there is one. */
  readonly record: { readonly at: string; readonly operator: string } | null;
}

const codeOf = (error: unknown): FaultCode | null => (error instanceof Fault ? error.code : null);

/** Refusals that are about this one customer; everything else is about the connection and ends the asking. */
const aboutTheCustomer: ReadonlySet<FaultCode | null> = new Set(['forbidden', 'refused-by-partner-center', 'not-this-partners-customer']);

type Found = { readonly answered: boolean; readonly reading: CustomerReading | null };

async function find(partnerCenter: PartnerCenter, { customerId, resellerId }: Customer): Promise<Found> {
  try {
    const listing = await partnerCenter.customers({ offset: 0, limit: 10, customerId, ...(resellerId === '' ? {} : { resellerId }) });
    const reading = listing.customers.find((each) => each.customerId === customerId) ?? null;
    // An answer about other customers did not heed the question, so it says nothing about this one.
    return { reading, answered: reading !== null || (listing.count === 0 && listing.customers.length === 0) };
  } catch (error) {
    if (!aboutTheCustomer.has(codeOf(error))) throw error;
    return { reading: null, answered: codeOf(error) === 'not-this-partners-customer' };
  }
}

/** Milliseconds by which the site's clock may be off from ours: what its own signature check lets pass (facts.md 5.2). */
const tolerance = 15 * 60_000;

/**
 * The newest DELETE record of the association we know. A record older than that association, or than the last listing that still held the
 * customer (the site need not say since when it is associated), belongs to an earlier one. Whether the record may be asked for after the
 * end is not documented (facts.md 4.4): a refusal is a normal outcome.
 */
async function recordOf(partnerCenter: PartnerCenter, { customerId, resellerId, associatedOn, lastSeenAt }: Customer) {
  try {
    const record = await partnerCenter.disassociationRecord(customerId, resellerId);
    if (record === null) return null;
    const at = Date.parse(record.at);
    const earlier = at < Date.parse(lastSeenAt) - tolerance || (associatedOn !== '' && at < Date.parse(associatedOn));
    return earlier ? null : record;
  } catch (error) {
    if (aboutTheCustomer.has(codeOf(error))) return 'refused' as const;
    throw error;
  }
}

/**
 * Asks for one customer that a complete listing did not hold. Faults of the connection pass through: then nothing is concluded. Fault
 * capability-missing for a customer without an id of the site.
 */
export async function askAlone(partnerCenter: PartnerCenter, customer: Customer): Promise<Alone> {
  // An id that was made here, of an account name: the site cannot know it, so that its "nobody" would say nothing.
  if (isLocalId(customer.customerId)) throw new Fault('capability-missing', { capability: 'read' });
  const { answered, reading } = await find(partnerCenter, customer);
  const asksOn = answered && reading === null;
  const deleteRecord = asksOn ? await recordOf(partnerCenter, customer) : null;
  const conclusion = concludeAlone({ answered, found: reading !== null, deleteRecord });
  return { conclusion, reading, record: conclusion === 'disassociated' && deleteRecord !== 'refused' ? deleteRecord : null };
}
