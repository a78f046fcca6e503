import { Refusal } from '../http/exchange.ts';

/** A refusal in the documented shape (facts 5.5). Some codes come inside HTTP 200, as documented. */
export function bssRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error_code: code, error_msg: message } }, message);
}

export const parameterError = (message: string): Refusal => bssRefusal(400, 'CBC.0100', `Parameter error: ${message}`);
export const notACustomer = (): Refusal => bssRefusal(400, 'CBC.99000035', 'The customer is not a customer of this partner.');
export const notAReseller = (): Refusal => bssRefusal(400, 'CBC.99000037', 'No permission on this cloud reseller.');
