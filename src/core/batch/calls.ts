import { z } from 'zod';
import type { Association } from '../customer/customer.ts';
import type { FactKind } from '../fact/fact.ts';

/**
 * What a check of many asks for, as a re-check does. Each is a way of its own on the other side, and each way takes so many calls a second
 * (R32): `alone` shares its way with the listing; `resources` are two ways at once; `checks`: the gateway's own, once for each step.
 */
export const askKinds = ['alone', 'orders', 'resources', 'budgets', 'checks'] as const;
export const AskKind = z.enum(askKinds);
export type AskKind = z.infer<typeof AskKind>;

/** Customers in one question for budgets (facts.md 4.5). */
export const BUDGETS_AT_ONCE = 100;

/** What is known of a customer and fresh, as far as it matters for what has to be asked. */
export interface Known {
  /** Its id was made here: no API knows it. */
  readonly local: boolean;
  /** Read in a listing, or alone, lately enough. */
  readonly listed: boolean;
  readonly visible: boolean;
  readonly association: Association;
  readonly frozen: boolean;
  /** Another's customer, seen through a reseller. */
  readonly resold: boolean;
  /** Kinds of facts that are there and fresh, but for what a listing says. */
  readonly facts: ReadonlySet<FactKind>;
  /** The gateway's own check was read lately enough. */
  readonly checked: boolean;
}

/** So many customers of whom the same is known. */
export interface KnownGroup extends Known {
  readonly customers: number;
}

/** What the connection offers to be asked. */
export interface Offers {
  readonly read: boolean;
  readonly checks: boolean;
}

/** What has to be asked for one customer; nothing where all is known and fresh, or where no API could answer. */
export function neededOf(known: Known, offers: Offers): readonly AskKind[] {
  if (!offers.read || known.local) return [];
  const { facts } = known;
  const needed: AskKind[] = [];
  if (!known.listed) needed.push('alone');
  if (!facts.has('unpaidOrders')) needed.push('orders');
  if (!facts.has('yearlyResources') || !facts.has('payPerUseResources')) needed.push('resources');
  if (hasBudget(known) && !(facts.has('budgetAmount') && facts.has('budgetUsed'))) needed.push('budgets');
  if (offers.checks && !known.checked) needed.push('checks');
  return needed;
}

/** The site silently leaves out whoever is not this partner's own reseller customer (facts.md 4.5). */
const hasBudget = ({ association, resold }: Known): boolean => association !== 'referral' && !resold;
