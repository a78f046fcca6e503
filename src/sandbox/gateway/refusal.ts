import { Refusal } from '../http/exchange.ts';

/** A refusal of the association gateway; the codes are listed in openapi.json. */
export function gatewayRefusal(status: number, code: string, message: string, details?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal({ status, body: { error_code: code, error_msg: message, ...(details === undefined ? {} : { details }) } }, message);
}

export const malformed = (message: string): Refusal => gatewayRefusal(400, 'GW.0400', message);
