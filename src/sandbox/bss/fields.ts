import type { Call } from '../http/exchange.ts';
import { readInstant } from '../instant.ts';
import { parameterError } from './refusal.ts';

/** The fields of one call, from its JSON body or its query. Every reader refuses with CBC.0100 what the documents do not allow. */
export type Fields = Readonly<Record<string, unknown>>;

export function bodyFields(call: Call): Fields {
  let parsed: unknown;
  try {
    parsed = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
  } catch {
    throw parameterError('the body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw parameterError('the body must be a JSON object.');
  return parsed as Fields;
}

/** The whole numbers that are asked for in a query: there they can only be digits. In a JSON body a number is a number. */
const wholeNames: ReadonlySet<string> = new Set(['offset', 'limit', 'status']);

/** A query has texts only, so its numbers are written in digits; a name that is given twice says two things and is refused. */
export function queryFields(call: Call): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(call.query)) {
    if (name in fields) throw parameterError(`${name} must be given once.`);
    fields[name] = wholeNames.has(name) && /^\d{1,9}$/.test(value) ? Number(value) : value;
  }
  return fields;
}

export interface TextRule {
  readonly max: number;
  readonly oneOf?: readonly string[];
  /** "" is refused instead of meaning "no filter" (facts 4.2, 4.4). */
  readonly emptyRefused?: boolean;
}

export function text(fields: Fields, name: string, rule: TextRule): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw parameterError(`${name} must be a string.`);
  if (value === '' && rule.emptyRefused !== true) return null;
  if (value === '' || value.length > rule.max) throw parameterError(`${name} must have 1 to ${rule.max} characters.`);
  if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) throw parameterError(`${name} must be one of ${rule.oneOf.join(', ')}.`);
  return value;
}

/** Names are searched by a part of them, without spaces in the value (facts 4.1). */
export function namePart(fields: Fields, name: string): string | null {
  const value = text(fields, name, { max: 64 });
  if (value?.includes(' ')) throw parameterError(`${name} must not contain spaces.`);
  return value;
}

export function required(fields: Fields, name: string, max: number): string {
  const value = text(fields, name, { max });
  if (value === null) throw parameterError(`${name} is required.`);
  return value;
}

export function time(fields: Fields, name: string): string | null {
  const value = text(fields, name, { max: 20 });
  if (value !== null && readInstant(value) === null) throw parameterError(`${name} must be UTC in the form YYYY-MM-DDThh:mm:ssZ.`);
  return value;
}

export function whole(fields: Fields, name: string, min: number, max: number): number | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw parameterError(`${name} must be a whole number from ${min} to ${max}.`);
  }
  return value;
}

/** The documented paging: offset counts records, limit is 10 unless named and 100 at most (facts 5.6). */
export function paging(fields: Fields): { readonly offset: number; readonly limit: number } {
  return { offset: whole(fields, 'offset', 0, 40_000_000) ?? 0, limit: whole(fields, 'limit', 1, 100) ?? 10 };
}

export function texts(fields: Fields, name: string, max: number, maxLength: number): readonly string[] | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  const sound = Array.isArray(value) && value.length > 0 && value.length <= max;
  if (!sound) throw parameterError(`${name} must be a list of 1 to ${max} strings.`);
  return value.map((entry: unknown) => {
    if (typeof entry === 'string' && entry !== '' && entry.length <= maxLength) return entry;
    throw parameterError(`${name} must hold strings of 1 to ${maxLength} characters.`);
  });
}
