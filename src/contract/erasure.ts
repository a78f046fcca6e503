import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CustomerId, Visibility } from '../core/customer/customer.ts';
import { LegalHold } from '../core/erasure/hold.ts';
import { outsideKinds } from '../core/erasure/outside.ts';
import { Retention } from '../core/erasure/retention.ts';
import { FaultData } from '../core/fault.ts';
import { askDesk, instant, line, page, text } from './define.ts';

const count = z.number().int();

/** What left the app and stays with whoever has it. `sequence`: the entry that says so; null for a file that lies in the profile. */
export const OutsideLine = z.object({
  kind: z.enum(outsideKinds),
  way: z.enum(['file', 'mail', 'copy', 'server', 'brought']),
  ending: z.string(),
  at: z.string(),
  sequence: count.nullable(),
  /** customer: made about this one; account: it holds the whole account, or a part of it that was asked for. */
  scope: z.enum(['customer', 'account']),
  /** Name of a file in the profile; null otherwise. */
  name: z.string().nullable(),
});
export type OutsideLine = z.infer<typeof OutsideLine>;

export const HoldView = z.object({ customer: LegalHold.nullable(), account: LegalHold.nullable() });
export type HoldView = z.infer<typeof HoldView>;

export const ErasurePreview = z.object({
  customerId: CustomerId,
  /** '' where no listing ever held the customer: then its id is what is typed. */
  accountName: z.string(),
  visibility: Visibility,
  /** The connection lists it, so that the next reading of the listing brings it back as a new customer. */
  comesBack: z.boolean(),
  goes: z.object({
    entries: count,
    facts: count,
    notices: count,
    values: count,
    mails: count,
    /** Bytes of these mails. */
    mailBytes: count,
    /** Of these mails: those that wait to be sent, and then never are. */
    mailsWaiting: count,
  }),
  stays: z.object({
    entries: count,
    closedCases: count,
    countedRequests: count,
    /** Entries about other customers, or about none, that hold the account name somewhere. */
    mentions: count,
  }),
  /** Beyond reach, newest first; at most 200 of `total`. */
  outside: z.object({ total: count, rows: z.array(OutsideLine) }),
  holds: HoldView,
  /** Why it cannot be done now, the first that would be met first; empty when it can. */
  obstacles: z.array(FaultData),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;

/** `sequence`: the entry of the log that says who erased it, when and why. */
export const ErasureOutcome = z.object({
  at: z.string(),
  sequence: count,
  goes: ErasurePreview.shape.goes,
  outside: ErasurePreview.shape.outside,
});
export type ErasureOutcome = z.infer<typeof ErasureOutcome>;

export const HeldCustomer = z.object({ customerId: CustomerId, accountName: z.string(), hold: LegalHold });
export type HeldCustomer = z.infer<typeof HeldCustomer>;

export const KeepingState = z.object({
  retention: Retention,
  accountHold: LegalHold.nullable(),
  /** Customers under a hold of their own, the latest first; at most 100 of `heldTotal`. */
  held: z.array(HeldCustomer),
  heldTotal: count,
  /** Customers that were erased at this desk, by the log. */
  erased: count,
  mayAct: z.boolean(),
});
export type KeepingState = z.infer<typeof KeepingState>;

export const DueCustomer = z.object({
  customerId: CustomerId,
  accountName: z.string(),
  endedAt: z.string(),
  last: z.enum(['case-closed', 'not-visible']),
});
export type DueCustomer = z.infer<typeof DueCustomer>;

/** `until`: what ended then or before is due; null where everything is kept for ever. `held`: left out because of a hold of their own. */
export const DueList = z.object({ until: z.string().nullable(), total: count, rows: z.array(DueCustomer) });
export type DueList = z.infer<typeof DueList>;

/** `erased`, or why not: the others are not held up by it. */
export const DueRow = z.object({ customerId: CustomerId, accountName: z.string(), fault: FaultData.nullable() });
export type DueRow = z.infer<typeof DueRow>;
export const DueProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erasing'), done: count, of: count }),
  /** The file is cleaned of what was erased; nothing else is answered meanwhile. */
  z.object({ kind: z.literal('cleaning'), done: count, of: count }),
  z.object({
    kind: z.literal('ended'),
    outcome: z.enum(['finished', 'cancelled']),
    of: count,
    erased: count,
    refused: count,
    /** Those that were refused first; at most 300. */
    rows: z.array(DueRow),
  }),
]);
export type DueProgress = z.infer<typeof DueProgress>;

export const erasure = {
  /** What erasing this customer takes, what it leaves, and what is beyond reach; writes nothing. Fault not-found. */
  preview: askDesk({ customerId: CustomerId }).output(ErasurePreview),
  /**
   * Erases one customer for good. `typedName`: its account name, or its id where it has none. The reason stays in the log and must not name the
   * customer. Faults: role-may-not-act, operator-missing, legal-hold {since, by}, case-forbids {state}, name-mismatch, invalid-input {field:
   * reason, reason: missing | names-customer}, not-found, disk-full, disk-read-only.
   */
  erase: askDesk({ customerId: CustomerId, typedName: line(256), reason: text(500) }).output(ErasureOutcome),
  /** For a customer's card. */
  holds: askDesk({ customerId: CustomerId }).output(HoldView),
  /** `customerId` null: everything at this desk. Faults: role-may-not-act, operator-missing, invalid-input {field: reason}, not-found. */
  setHold: askDesk({ customerId: CustomerId.nullable(), reason: text(500) }).output(HoldView),
  /** Fault not-found {what: legal-hold} besides. */
  liftHold: askDesk({ customerId: CustomerId.nullable(), reason: text(500) }).output(HoldView),
  state: askDesk({}).output(KeepingState),
  /** Faults: role-may-not-act, operator-missing. */
  setRetention: askDesk({ retention: Retention }).output(KeepingState),
  /** Whose data the retention says is due; held ones are never among them. Nothing is erased by asking. */
  due: askDesk(page).output(DueList),
  /**
   * Erases everybody of the list that was shown: `until` and `count` as `due` said them. Each by itself; leaving the stream or `stopDue` ends it
   * between two customers, and what is done stays done. Faults: those of `erase`; invalid-input {field: count} when the list is another by now;
   * not-allowed-here {reason: erasing} while another runs.
   */
  eraseDue: askDesk({ until: instant, count: count.min(1), reason: text(500) }).output(eventIterator(DueProgress)),
  /** Ends what `eraseDue` does, after the customer at hand; its stream then tells what became of each. */
  stopDue: askDesk({}).output(z.object({})),
};
