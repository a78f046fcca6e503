import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AccountId } from '../core/account/account.ts';
import { FaultData } from '../core/fault.ts';

/** Every question may be answered with one declared error, FAULT, whose data is a Fault: stable code and values, never words. */
const question = oc.errors({ FAULT: { status: 409, data: FaultData } });

/** A question to the app itself. */
export const ask = question;

/** A question to one partner account's desk: the account id is part of every desk call. */
export const askDesk = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => question.input(z.object({ account: AccountId, ...shape }));

/** Lists cross the bridge a page at a time; answers stay under 64 KB. */
export const page = { offset: z.number().int().min(0).max(2_000_000), limit: z.number().int().min(1).max(100) };

/** One line of free text that a person typed: bounded, control characters refused. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);
/** Several lines. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u);
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Where a made document went. `link`: the browser shell's one-time download address; `text`: to be copied by the page, beside it as `html` (its
 * own markup alone, every name escaped) where a rich copy makes sense.
 */
export const Delivered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), where: z.string() }),
  z.object({ kind: z.literal('link'), href: z.string(), name: z.string() }),
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('text'), subject: z.string(), body: z.string(), html: z.string().optional() }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type Delivered = z.infer<typeof Delivered>;
export const Way = z.enum(['file', 'mail', 'copy']);
