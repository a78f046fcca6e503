import { z } from 'zod';
import { mayBeCalled, mayBeOpened } from './endpoint-rule.ts';

/** Where signed calls may go. */
export const Endpoint = z
  .url({ protocol: /^https?$/u })
  .max(500)
  .refine(mayBeCalled, 'https, or http on this computer');

/** Where a person signs in to Partner Center. No source names it, so it is typed; it is opened outside the app. */
export const SignInAddress = z
  .url({ protocol: /^https$/u })
  .max(500)
  .refine(mayBeOpened, 'https');
