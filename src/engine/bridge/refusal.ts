import { ORPCError, ValidationError } from '@orpc/server';
import { Fault, type FaultData } from '../../core/fault.ts';

/** Where the stack of an unexpected error goes: a local sink only, already redacted. */
export type Sink = (line: string) => void;

/** Addresses, long digit runs and anything that looks like a key or a token never reach even the local sink. */
export function redact(text: string): string {
  return text
    .replace(/[^\s@<>"']+@[^\s@<>"']+/gu, '<email>')
    .replace(/\b(?:AK|SK|Bearer|token|key|secret|password|code)\b["':=\s]+[^\s"',;)]+/giu, '<secret>')
    .replace(/\b[A-Za-z0-9+/_-]{24,}={0,2}/gu, '<long>')
    .replace(/\d{5,}/gu, '<digits>');
}

/** Any thrown thing as the one declared error. Unknown errors keep nothing but a random reference to quote. */
export function faultOf(error: unknown, sink: Sink, reference: () => string): FaultData {
  if (error instanceof Fault) return error.data;
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    return { code: 'invalid-input', detail: { field: fieldOf(error.cause) } };
  }
  const quote = reference();
  sink(`${quote} ${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
  return { code: 'internal', reference: quote };
}

/** The input's field that was refused, e.g. `filters.manager`; '' when the whole input was. */
function fieldOf(error: ValidationError): string {
  const path = error.issues[0]?.path ?? [];
  return path
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
    .slice(0, 120);
}

export function declared(fault: FaultData): ORPCError<'FAULT', FaultData> {
  return new ORPCError('FAULT', { status: 409, message: fault.code, data: fault });
}
