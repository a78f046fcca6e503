import { url } from 'node:inspector';
import { app } from 'electron';
import { refusedStart } from './refused-switches.ts';

/**
 * Why this start is refused, as a sentence; null where it is not, and for an app that is not packaged. The copy that is tested takes
 * --inspect, which the fuse of the shipped one forbids: where an inspector does listen there is nothing left to refuse.
 */
export const refusedHere = (): string | null =>
  app.isPackaged && url() === undefined
    ? refusedStart({ given: process.argv, environment: process.env, platform: process.platform })
    : null;
