import { ORPCError } from '@orpc/client';
import type { FaultCode, FaultData } from '../../core/fault.ts';

/** The one error a screen sees: a stable code, the values its sentence needs, and a reference to quote. Words come from `faults.json`. */
export class DeskFault extends Error {
  readonly code: FaultCode;
  readonly detail: NonNullable<FaultData['detail']>;
  readonly reference: string | undefined;

  constructor(data: FaultData) {
    super(data.code);
    this.name = 'DeskFault';
    this.code = data.code;
    this.detail = data.detail ?? {};
    this.reference = data.reference;
  }
}

const bareCodes: Readonly<Record<string, FaultCode>> = {
  BAD_REQUEST: 'invalid-input',
  NOT_FOUND: 'not-found',
  CLIENT_CLOSED_REQUEST: 'cancelled',
  INTERNAL_SERVER_ERROR: 'internal',
};

/** Turns whatever a call threw into a fault: the declared FAULT keeps its data, a lost connection is `engine-down`, a left question is `cancelled`. */
export function faultOf(error: unknown): DeskFault {
  if (error instanceof DeskFault) return error;
  if (error instanceof ORPCError)
    return new DeskFault(isFaultData(error.data) ? error.data : { code: bareCodes[error.code] ?? 'internal' });
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError')
    return new DeskFault({ code: 'cancelled' });
  return new DeskFault({ code: 'engine-down' });
}

function isFaultData(data: unknown): data is FaultData {
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';
}
