import type { ContractRouterClient } from '@orpc/contract';
import type { MailServerState, mailServer } from '../../../contract/mail-server.ts';

export type MailServerInput = Omit<Parameters<ContractRouterClient<typeof mailServer>['set']>[0], 'account'>;

/** A mail server as it is being typed. Secrets are never filled in: '' keeps what is kept. */
export interface MailServerForm {
  readonly host: string;
  readonly port: string;
  readonly security: MailServerState['security'];
  readonly authorities: string;
  readonly signIn: MailServerState['signIn'];
  readonly user: string;
  readonly password: string;
  readonly clientId: string;
  readonly tokenAddress: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}
export type SecretField = 'password' | 'clientSecret' | 'refreshToken';

/** Usual ports, the first being the one that is meant where nothing is said. */
export const usualPorts = { implicit: [465], starttls: [587, 25] } as const;

/** What is in use now, without its secrets; else an empty form with the registered address as the user. */
export function formOf(state: MailServerState | null, partnerEmail: string): MailServerForm {
  const kept = state ?? {
    host: '',
    port: usualPorts.starttls[0],
    security: 'starttls' as const,
    authorities: '',
    signIn: 'password' as const,
    user: partnerEmail,
    clientId: '',
    tokenAddress: '',
  };
  const { host, port, security, authorities, signIn, user, clientId, tokenAddress } = kept;
  const secrets = { password: '', clientSecret: '', refreshToken: '' };
  return { host, port: String(port), security, authorities, signIn, user, clientId, tokenAddress, ...secrets };
}

/** Another way of TLS brings its usual port along, unless a port of one's own was typed. */
export function withSecurity(form: MailServerForm, security: MailServerForm['security']): MailServerForm {
  const usual = (usualPorts[form.security] as readonly number[]).includes(Number(form.port));
  return { ...form, security, port: usual ? String(usualPorts[security][0]) : form.port };
}

export const secretsOf = (signIn: MailServerForm['signIn']): readonly SecretField[] =>
  signIn === 'password' ? ['password'] : signIn === 'oauth2' ? ['clientSecret', 'refreshToken'] : [];

/** A kept secret is for one server and one user; for another one it is asked for anew, and goes nowhere by mistake. */
export const keepsSecret = (form: MailServerForm, state: MailServerState | null): boolean =>
  state !== null &&
  state.secret === 'there' &&
  state.signIn === form.signIn &&
  state.host === form.host.trim() &&
  state.user === form.user.trim() &&
  state.tokenAddress === form.tokenAddress.trim();

/** Word keys of `settings:mailServer.problem` beside each field; absent: nothing is wrong. The engine checks again. */
export type MailServerProblems = { readonly [Key in keyof MailServerForm]?: 'host' | 'port' | 'missing' | 'https' | 'pem' | 'secret' };

export function problemsOf(form: MailServerForm, state: MailServerState | null): MailServerProblems {
  const port = /^\d{1,5}$/u.test(form.port) ? Number(form.port) : 0;
  const named = form.signIn !== 'none';
  const oauth2 = form.signIn === 'oauth2';
  const secrets = keepsSecret(form, state) ? [] : secretsOf(form.signIn).filter((field) => form[field] === '');
  return {
    ...(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/u.test(form.host.trim()) ? {} : { host: 'host' as const }),
    ...(port >= 1 && port <= 65_535 ? {} : { port: 'port' as const }),
    ...(named && form.user.trim() === '' ? { user: 'missing' as const } : {}),
    ...(oauth2 && form.clientId.trim() === '' ? { clientId: 'missing' as const } : {}),
    ...(oauth2 && !/^https:\/\/[^\s/]+/u.test(form.tokenAddress.trim()) ? { tokenAddress: 'https' as const } : {}),
    ...(form.authorities.includes('PRIVATE KEY') ? { authorities: 'pem' as const } : {}),
    ...Object.fromEntries(secrets.map((field) => [field, 'secret' as const])),
  };
}

/** What is said to the engine; `null` keeps the secret that is there. */
export function inputOf(form: MailServerForm): MailServerInput {
  const user = form.user.trim();
  const signIn: MailServerInput['signIn'] =
    form.signIn === 'none'
      ? { kind: 'none' }
      : form.signIn === 'password'
        ? { kind: 'password', user, password: form.password || null }
        : {
            kind: 'oauth2',
            user,
            clientId: form.clientId.trim(),
            tokenAddress: form.tokenAddress.trim(),
            clientSecret: form.clientSecret || null,
            refreshToken: form.refreshToken || null,
          };
  return { host: form.host.trim(), port: Number(form.port), security: form.security, authorities: form.authorities, signIn };
}
