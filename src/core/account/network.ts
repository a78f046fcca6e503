import { z } from 'zod';
import { mayBeProxy } from './proxy-rule.ts';

/** A proxy alone, such as `http://proxy.example:8080`. Who signs in there has no place in it: that is kept with the keys. */
const address = z.string().max(300).refine(mayBeProxy, 'is no proxy');

/**
 * How an account's calls leave this machine. `system`: as the person's system or its automatic configuration says; `fixed`: over this
 * proxy, whatever the system says. Who signs in at a proxy stands in the secret store alone.
 */
export const Network = z.object({
  proxy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('fixed'), address }),
  ]),
  /** Certificates (PEM) of a company's own authorities, trusted beside those of the system; '' for none. Nothing here trusts everybody. */
  certificates: z.string().max(200_000),
});
export type Network = z.infer<typeof Network>;

export const usualNetwork: Network = { proxy: { kind: 'system' }, certificates: '' };
