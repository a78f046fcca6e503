import { bits } from './random.ts';

// An odd factor and its inverse modulo 2^32: the index lies scrambled in the last eight digits of the id and can be read back.
const FACTOR = 0x9e3779b1;
const INVERSE = 0x0e8b2f51;

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** The account id of a customer: 32 hexadecimal digits, like a real one. */
export function customerIdOf(seed: number, index: number): string {
  return hex(bits(seed, index, 901)) + hex(bits(seed, index, 902)) + hex(bits(seed, index, 903)) + hex(Math.imul(index + 1, FACTOR));
}

/** The index behind an account id, or null when this seed never made that id. */
export function indexOf(seed: number, customerId: string): number | null {
  if (!/^[0-9a-f]{32}$/.test(customerId)) return null;
  const index = (Math.imul(Number.parseInt(customerId.slice(24), 16), INVERSE) >>> 0) - 1;
  return index >= 0 && customerIdOf(seed, index) === customerId ? index : null;
}
