import { z } from 'zod';
import { askDesk, line } from './define.ts';

/** How letters leave through the partner's own mail server. Secrets go in and never come out. */
export const MailServerState = z.object({
  host: z.string(),
  port: z.number().int(),
  security: z.enum(['implicit', 'starttls']),
  /** PEM of further authorities, '' for none. */
  authorities: z.string(),
  signIn: z.enum(['none', 'password', 'oauth2']),
  user: z.string(),
  clientId: z.string(),
  /** '' where none is used. */
  tokenAddress: z.union([z.url({ protocol: /^https$/ }), z.literal('')]),
  /** Whether the secret it needs is in the secret store. */
  secret: z.enum(['there', 'missing', 'not-needed', 'locked']),
});
export type MailServerState = z.infer<typeof MailServerState>;

/** A part of a host name, as DNS and TLS take it. */
const hostName = line(253).regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/u);
const server = {
  host: hostName,
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['implicit', 'starttls']),
  authorities: z.string().max(64_000),
};
/** `null` keeps the secret that is there; only for the same host, user and token address. */
const secret = z.string().min(1).max(4096).nullable();
export const MailSignInInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('password'), user: line(320).min(1), password: secret }),
  z.object({
    kind: z.literal('oauth2'),
    user: line(320).min(1),
    clientId: line(512).min(1),
    tokenAddress: z.url({ protocol: /^https$/ }).max(2000),
    clientSecret: secret,
    refreshToken: secret,
  }),
]);

export const mailServer = {
  /** Null where none is set up. */
  get: askDesk({}).output(MailServerState.nullable()),
  /**
   * Faults: invalid-input {field, reason: given-again} for a kept secret that was given for another server; mail-server-certificate {reason:
   * own-certificates} for authorities that cannot be read; those of the secret store.
   */
  set: askDesk({ ...server, signIn: MailSignInInput }).output(MailServerState),
  forget: askDesk({}).output(z.object({})),
  /** Connects, checks the certificate, signs in; sends nothing. Faults: mail-server-*. */
  test: askDesk({}).output(z.object({ greeting: z.string(), milliseconds: z.number().int() })),
};
