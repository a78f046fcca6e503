import type { z } from 'zod';
import type { MailServerState, MailSignInInput } from '../../../contract/mail-server.ts';
import { Fault } from '../../../core/fault.ts';
import type { MailServer } from '../../../core/ports.ts';
import { certificatesIn } from '../../http/certificates.ts';
import type { Desk } from '../desk.ts';
import { type MailServerKept, readMailServer, writeMailServer } from './mail-server.ts';
import { mailSecretNames } from './mail-server-secrets.ts';

type SignInInput = z.infer<typeof MailSignInInput>;
type SecretField = keyof ReturnType<typeof mailSecretNames>;

/** Which secrets a way to sign in needs. */
const needed: Readonly<Record<SignInInput['kind'], readonly SecretField[]>> = {
  none: [],
  password: ['password'],
  oauth2: ['clientSecret', 'refreshToken'],
};

/** What a page may see: whether the secrets are there, never what they are. */
export async function mailServerState(desk: Pick<Desk, 'host' | 'info'>, { signIn, ...server }: MailServerKept): Promise<MailServerState> {
  const {
    kind,
    user = '',
    clientId = '',
    tokenAddress = '',
  } = { user: undefined, clientId: undefined, tokenAddress: undefined, ...signIn };
  return { ...server, signIn: kind, user, clientId, tokenAddress, secret: await secretState(desk, kind) };
}

async function secretState({ host, info }: Pick<Desk, 'host' | 'info'>, kind: SignInInput['kind']): Promise<MailServerState['secret']> {
  if (kind === 'none') return 'not-needed';
  const names = mailSecretNames(info.account);
  try {
    const values = await Promise.all(needed[kind].map((field) => host.secrets.get(names[field])));
    return values.includes(null) ? 'missing' : 'there';
  } catch (error) {
    if (error instanceof Fault) return 'locked';
    throw error;
  }
}

/**
 * Sets up the mail server. A secret that is kept goes only where it was meant to go: with another host, user or token address it has to be
 * given again, else whoever holds the page could send it elsewhere. Faults: invalid-input {field, reason: given-again}, mail-server-certificate
 * {reason: own-certificates}, those of the secret store.
 */
export async function setMailServer(desk: Desk, server: MailServer, signIn: SignInInput, operator: string): Promise<MailServerKept> {
  const before = await readMailServer(desk);
  const next: MailServerKept = {
    ...server,
    host: server.host.toLowerCase(),
    authorities: bare(server.authorities),
    signIn: withoutSecrets(signIn),
  };
  const given: Partial<Record<SecretField, string | null>> =
    signIn.kind === 'none'
      ? {}
      : signIn.kind === 'password'
        ? { password: signIn.password }
        : { clientSecret: signIn.clientSecret, refreshToken: signIn.refreshToken };
  for (const field of needed[signIn.kind]) {
    if (given[field] === null && !sameOwner(before, next)) throw new Fault('invalid-input', { field, reason: 'given-again' });
  }
  const names = mailSecretNames(desk.info.account);
  // Whenever the power fails, no secret stands beside a server for which it was not given.
  if (before !== null && !sameOwner(before, next)) await writeMailServer(desk, null, operator);
  for (const [field, name] of Object.entries(names) as [SecretField, string][]) {
    if (!needed[signIn.kind].includes(field)) await desk.host.secrets.delete(name);
    const value = given[field];
    if (value !== null && value !== undefined) await desk.host.secrets.set(name, value);
  }
  await writeMailServer(desk, next, operator);
  return next;
}

export async function forgetMailServer(desk: Desk, operator: string): Promise<void> {
  if ((await readMailServer(desk)) !== null) await writeMailServer(desk, null, operator);
  for (const name of Object.values(mailSecretNames(desk.info.account))) await desk.host.secrets.delete(name);
}

/** Whether secrets that were given for one server may go to the other. */
function sameOwner(before: MailServerKept | null, next: MailServerKept): boolean {
  if (before === null || before.host !== next.host || before.signIn.kind !== next.signIn.kind) return false;
  const { signIn: one } = before;
  const { signIn: other } = next;
  if (one.kind === 'none' || other.kind === 'none') return true;
  if (one.user !== other.user) return false;
  return one.kind !== 'oauth2' || other.kind !== 'oauth2' || (one.tokenAddress === other.tokenAddress && one.clientId === other.clientId);
}

function withoutSecrets(signIn: SignInInput): MailServerKept['signIn'] {
  if (signIn.kind === 'none') return { kind: 'none' };
  if (signIn.kind === 'password') return { kind: 'password', user: signIn.user };
  return { kind: 'oauth2', user: signIn.user, clientId: signIn.clientId, tokenAddress: signIn.tokenAddress };
}

/** Nothing but certificates is kept: a key that stood beside one in a file has no place here. */
function bare(authorities: string): string {
  try {
    return certificatesIn(authorities).map(String).join('');
  } catch (cause) {
    throw new Fault('mail-server-certificate', { reason: 'own-certificates' }, { cause });
  }
}
