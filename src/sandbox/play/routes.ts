import type { Answer, Call, Handler } from '../http/exchange.ts';
import type { Keys } from '../journal/keys.ts';
import type { Simulation } from '../simulation.ts';

export function playHandler(_simulation: Simulation, _keys: Keys): Handler {
  return (_call: Call): Answer => ({ status: 404, body: '' });
}
