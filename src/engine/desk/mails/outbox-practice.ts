import { Fault } from '../../../core/fault.ts';
import { type Desk, isSimulated } from '../desk.ts';

/** Names that belong to nobody (RFC 2606, RFC 6761). */
const nobodys = /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))$/u;

/** Whether mail to this address can reach nobody. */
const isNobodys = (address: string): boolean => nobodys.test(address.slice(address.lastIndexOf('@') + 1).toLowerCase());

/** Practice never writes to anybody: its letters go only to reserved names. Fault not-allowed-here {reason: practice-recipient}. */
export function demandPracticeAddress(desk: Pick<Desk, 'info'>, address: string): void {
  if (isSimulated(desk) && !isNobodys(address)) throw new Fault('not-allowed-here', { reason: 'practice-recipient' });
}
