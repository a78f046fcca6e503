import { pageHeadersFor } from '../engine/shell/page-policy.ts';
import type { Here } from './gate.ts';

/** The page may load what we serve and talk over its WebSocket; nothing else. But for that WebSocket it is the policy of the Electron shell. */
export const securityHeaders = (place: Here): Readonly<Record<string, string>> => ({
  ...pageHeadersFor(`ws://${place.host}`),
  'Cross-Origin-Opener-Policy': 'same-origin',
});
