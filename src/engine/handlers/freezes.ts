import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { look, unfreeze } from '../desk/acts/unfreeze.ts';
import { unfreezeState } from '../desk/acts/unfreeze-state.ts';

export function freezeHandlers(on: Implementer['freezes'], desks: Desks) {
  return {
    state: on.state.handler(({ input }) => unfreezeState(deskOf(desks, input.account), input.customerId)),
    unfreeze: on.unfreeze.handler(async ({ input }) => ({ rows: await unfreeze(deskOf(desks, input.account), input) })),
    look: on.look.handler(async ({ input }) => ({ rows: await look(deskOf(desks, input.account), input.customerIds) })),
  };
}
