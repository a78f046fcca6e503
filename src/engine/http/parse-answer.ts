import type { z } from 'zod';
import { Fault } from '../../core/fault.ts';

/** A page for people where an answer for programs should be: of a proxy, of a network that wants somebody to sign in, of another site. */
export const isPage = (text: string): boolean => /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/iu.test(text);

/** Parses JSON text. Fault: malformed-answer {field: 'body', reason: 'page' | 'not-json'}. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('malformed-answer', { field: 'body', reason: isPage(text) ? 'page' : 'not-json' }, { cause });
  }
}

/** Holds an answer against its wire schema. Fault: malformed-answer {field}, the field as a path such as `customer_infos.3.is_frozen`. */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Fault('malformed-answer', { field: field === '' ? 'body' : field, reason: 'wrong-shape' });
}
