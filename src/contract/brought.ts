import { z } from 'zod';

/** The most a page says at once of a file: bytes, base64. A message of the wire may hold 256 KB. */
export const PART_BYTES = 96 * 1024;
/** Longer files are refused before anything is sent. Bytes. */
export const LONGEST_FILE = 32 * 1024 * 1024;

const count = z.number().int();

/** A file as it was understood, its columns matched by name with fields of `field`. Texts that may be about people are masked. */
export const broughtTable = <Field extends z.ZodType>(field: Field) =>
  z.object({
    rows: count,
    form: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('csv'), encoding: z.string(), delimiter: z.string() }),
      z.object({ kind: z.literal('xlsx'), sheets: count }),
      /** One object a line; what every line may say stands in the first row. */
      z.object({ kind: z.literal('jsonl'), encoding: z.string() }),
    ]),
    headerRow: count,
    columns: z.array(
      z.object({
        name: z.string(),
        samples: z.array(z.string()),
        field: field.nullable(),
        /** sure: a known name; likely: part of it is one; several: more than one column could be it, so none is. */
        how: z.enum(['sure', 'likely', 'several', 'none']),
        /** What the column's dates leave open when it is a date. */
        dates: z.enum(['clear', 'day-first', 'month-first', 'either', 'both']),
      }),
    ),
  });

/** How far a file is on its way in; `unfinished`: an earlier one that has no end, such as by a power cut. */
export const broughtState = <Result extends z.ZodType>(result: Result) =>
  z.object({
    held: z
      .object({
        importId: z.string().min(1).max(64),
        name: z.string(),
        stage: z.enum(['receiving', 'read', 'previewed', 'running', 'ended']),
        done: count,
        total: count,
        result: result.nullable(),
      })
      .nullable(),
    unfinished: z.object({ startedAt: z.string(), digest: z.string() }).nullable(),
  });
export type BroughtStage = 'receiving' | 'read' | 'previewed' | 'running' | 'ended';
