import type { Call } from '../http/exchange.ts';
import { malformed } from './refusal.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The JSON body of a call; names outside `allowed` are refused, as the document says. Fault: GW.0400. */
export function bodyOf(call: Call, allowed: readonly string[]): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(call.body.toString('utf8'));
  } catch {
    throw malformed('The body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw malformed('The body must be a JSON object.');
  const stranger = Object.keys(parsed).find((name) => !allowed.includes(name));
  if (stranger !== undefined) throw malformed(`${stranger} is not a field of this call.`);
  return parsed as Fields;
}

function optionalText(fields: Fields, name: string, max: number): string | null {
  const value = fields[name];
  if (value === undefined) return null;
  if (typeof value !== 'string' || value.trim() === '' || value.length > max)
    throw malformed(`${name} must be a text of 1 to ${max} characters.`);
  return value;
}

export function requiredText(fields: Fields, name: string, max: number): string {
  const value = optionalText(fields, name, max);
  if (value === null) throw malformed(`${name} is required.`);
  return value;
}

export function oneOf<Value extends string>(fields: Fields, name: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === fields[name]);
  if (found === undefined) throw malformed(`${name} must be one of ${values.join(', ')}.`);
  return found;
}

export function actKeyOf(fields: Fields): string {
  const key = requiredText(fields, 'act_key', 128);
  if (!/^[A-Za-z0-9._:-]{8,128}$/.test(key)) throw malformed('act_key must have 8 to 128 letters, digits or . _ : -');
  return key;
}

export function understoodOf(fields: Fields): boolean {
  if (typeof fields.understood !== 'boolean') throw malformed('understood must be true or false.');
  return fields.understood;
}

export function codeOf(fields: Fields): string | null {
  const code = optionalText(fields, 'verification_code', 6);
  if (code !== null && !/^\d{6}$/.test(code)) throw malformed('verification_code must have six digits.');
  return code;
}

function wholeOf(query: URLSearchParams, name: string, min: number, max: number, otherwise: number): number {
  const value = query.get(name);
  if (value === null) return otherwise;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) throw malformed(`${name} must be a whole number from ${min} to ${max}.`);
  return number;
}

export function pageOf(query: URLSearchParams): { readonly offset: number; readonly limit: number } {
  return { offset: wholeOf(query, 'offset', 0, 1e9, 0), limit: wholeOf(query, 'limit', 1, 100, 50) };
}

export function changedAfterOf(query: URLSearchParams): number {
  return wholeOf(query, 'changed_after', 0, 1e12, 0);
}

export function filterOf<Value extends string>(query: URLSearchParams, name: string, values: readonly Value[]): Value | null {
  const value = query.get(name);
  return value === null ? null : oneOf({ [name]: value }, name, values);
}
