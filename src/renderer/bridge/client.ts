import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../contract/index.ts';
import { reconnecting } from './link.ts';
import { portWires } from './port-wires.ts';
import { socketWire } from './socket-wire.ts';

/** The contract as functions of the page: `await client.requests.submit({…})`. Every failure is a `DeskFault`. */
export type DeskClient = ContractRouterClient<Contract>;

/** Chooses the wire by the preload's marker: Electron's port, else the browser shell's socket. */
export function createDeskClient(): DeskClient {
  const open = 'consentDesk' in window ? portWires() : socketWire;
  return createORPCClient<DeskClient>(reconnecting(open));
}
