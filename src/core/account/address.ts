import { z } from 'zod';

/**
 * Where signed calls may go: https, and plain http to this computer alone (a simulator). Nothing in the address beyond host, port and
 * path: keys have a field of their own. Read letter by letter, since parsers of addresses repair what they are given.
 */
export const Endpoint = z
  .url({ protocol: /^https?$/u })
  .max(500)
  .regex(/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?:\/|$)/iu)
  .regex(/^[^\s@?#\\]+$/u);

/** Where a person signs in to Partner Center. No source names it, so it is typed; it is opened outside the app. */
export const SignInAddress = z.url({ protocol: /^https$/u }).max(500);
