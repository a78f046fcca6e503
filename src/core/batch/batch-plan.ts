import { z } from 'zod';
import { FactKind } from '../fact/fact.ts';
import { AskKind } from './calls.ts';

/** What a check will do before anything runs. It submits nothing, and neither does any of its calls. */
export const BatchPlan = z.object({
  customers: z.number().int(),
  /** Of whom nothing has to be asked. */
  fresh: z.number().int(),
  /** Whose ids were made here, so that no API knows them. */
  local: z.number().int(),
  /** False: this connection reads nothing; people state everything. */
  reads: z.boolean(),
  /** Calls a second of one way. */
  perSecond: z.number(),
  /** In the order of askKinds. `known`: how many customers it is known and fresh of; `seconds` of this way alone. */
  asks: z.array(
    z.object({ kind: AskKind, known: z.number().int(), customers: z.number().int(), calls: z.number().int(), seconds: z.number() }),
  ),
  /** The ways go side by side, so that the longest decides. */
  seconds: z.number(),
  /** What no API can answer: whom to ask, and about how many customers. `partner`: asked once for all. */
  missing: z.array(
    z.object({
      kind: FactKind,
      askWhom: z.enum(['partner-center', 'customer']),
      about: z.enum(['customer', 'partner']),
      customers: z.number().int(),
    }),
  ),
});
export type BatchPlan = z.infer<typeof BatchPlan>;
