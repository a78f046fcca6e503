import type { RouterClient } from '@orpc/server';
import type { DeskRouter } from '../../src/engine/bridge/router.ts';

/** The engine as a test asks it. An interface, as the compiler writes a named one out by its name only. */
export interface DeskClient extends RouterClient<DeskRouter> {}
