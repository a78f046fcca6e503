import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { MailServer, MailSignIn } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';
import { mailSecretNames } from './mail-server-secrets.ts';

const KEY = 'mail-server';

/** How letters leave, as it is kept in the store: nothing secret is in it. */
const MailServerKept = z.object({
  host: z.string(),
  port: z.number().int(),
  security: z.enum(['implicit', 'starttls']),
  authorities: z.string(),
  signIn: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('password'), user: z.string() }),
    z.object({ kind: z.literal('oauth2'), user: z.string(), clientId: z.string(), tokenAddress: z.string() }),
  ]),
});
export type MailServerKept = z.infer<typeof MailServerKept>;

/** Null where none is set up. */
export async function readMailServer(desk: Pick<Desk, 'store'>): Promise<MailServerKept | null> {
  const kept = MailServerKept.safeParse(await desk.store.value(KEY));
  return kept.success ? kept.data : null;
}

/** `null`: no server any more. */
export async function writeMailServer(desk: Pick<Desk, 'store' | 'clock'>, server: MailServerKept | null, operator: string): Promise<void> {
  const detail = {
    setting: 'mail-server',
    set: server !== null,
    ...(server ? { security: server.security, signIn: server.signIn.kind } : {}),
  };
  const entry = logged({ at: desk.clock.now(), operation: 'setting-changed', detail, personal: { operator } });
  await desk.store.writeValue(KEY, server, { log: [entry], notices: [] });
}

/** Everything one try needs, secrets among it. Faults: mail-server-missing, mail-sign-in-refused {reason: secret-missing}, those of the secret store. */
export async function connectionToServer(
  desk: Pick<Desk, 'store' | 'host' | 'info'>,
): Promise<{ readonly server: MailServer; readonly signIn: MailSignIn }> {
  const kept = await readMailServer(desk);
  if (kept === null) throw new Fault('mail-server-missing');
  const { signIn, ...server } = kept;
  const names = mailSecretNames(desk.info.account);
  const secret = async (name: string): Promise<string> => {
    const value = await desk.host.secrets.get(name);
    if (value === null) throw new Fault('mail-sign-in-refused', { reason: 'secret-missing' });
    return value;
  };
  if (signIn.kind === 'none') return { server, signIn };
  if (signIn.kind === 'password') return { server, signIn: { ...signIn, password: await secret(names.password) } };
  const [clientSecret, refreshToken] = await Promise.all([secret(names.clientSecret), secret(names.refreshToken)]);
  // Set up for another server meanwhile, a token of this one has no place there.
  const renewed = async (token: string) => {
    const now = (await readMailServer(desk))?.signIn;
    const same = now?.kind === 'oauth2' && (['user', 'clientId', 'tokenAddress'] as const).every((field) => now[field] === signIn[field]);
    if (same) await desk.host.secrets.set(names.refreshToken, token);
  };
  return { server, signIn: { ...signIn, clientSecret, refreshToken, renewed } };
}
