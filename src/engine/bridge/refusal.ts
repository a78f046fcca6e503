import { ORPCError, ValidationError } from '@orpc/server';
import { Fault, type FaultData } from '../../core/fault.ts';
import { redact } from '../redact.ts';

/** Where the stack of an unexpected error goes: a local sink only, already redacted. */
export type Sink = (line: string) => void;

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

/** A refusal that no handler made, as it leaves over a wire. */
export function carried(fault: FaultData): ORPCError<'FAULT', FaultData> {
  return new ORPCError('FAULT', { defined: true, status: 409, message: fault.code, data: fault });
}

/** The answer, in oRPC's own frame, to a frame that names a question but asks none. */
export function brokenQuestion(id: string): string {
  const refusal = carried({ code: 'invalid-input', detail: { field: '' } });
  return JSON.stringify({ i: id, p: { s: refusal.status, b: { json: refusal.toJSON() } } });
}
