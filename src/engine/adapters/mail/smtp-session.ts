import { connect, isIP, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionCustomAuthHandler } from 'nodemailer/lib/smtp-connection';
import { Fault } from '../../../core/fault.ts';
import type { MailServer } from '../../../core/ports.ts';
import { trusting } from '../../http/certificates.ts';

/** How long a session may take until DATA, and from there. Milliseconds. */
export interface Patience {
  readonly before: number;
  /** A server may take ten minutes to look through a letter (RFC 5321, 4.5.3.2.6). */
  readonly after: number;
}
export const usualPatience: Patience = { before: 120_000, after: 720_000 };

/** Whoever signs in, as far as the protocol needs to know. */
export type SignIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly user: string; readonly token: string };

/** A connection that is protected and signed in. */
export interface Session {
  readonly connection: SMTPConnection;
  /** The first words of the server, verbatim. */
  readonly greeting: string;
  /** Waits for one step; whatever ends the connection ends the step. */
  step<Answer>(run: (done: (error: Error | null | undefined, answer?: Answer) => void) => void): Promise<Answer | undefined>;
  /** From now on it may take that many milliseconds. */
  allow(milliseconds: number): void;
  /** Says good-bye without waiting for the answer. */
  leave(): void;
  /** Breaks off. */
  drop(): void;
}

/**
 * Connects, checks the certificate, and signs in. TLS is never left out: a server that does not offer STARTTLS gets nothing but the question.
 * Rejects with the library's error or a Fault; the connection is closed then. Nothing of it is ever logged.
 */
export async function openSession(server: MailServer, signIn: SignIn, patience: Patience, signal: AbortSignal): Promise<Session> {
  // Loaded with the first letter, not with the engine.
  const [{ default: Connection }, secureContext] = await Promise.all([
    import('nodemailer/lib/smtp-connection'),
    Promise.resolve(server.authorities).then(trusting),
  ]);
  const socket = await reached(server, patience.before, signal);
  let greeting: string | null = null;
  const hear = ({ tnx }: { readonly tnx?: string }, said: unknown): void => {
    if (tnx === 'server') greeting ??= String(said);
  };
  const deaf = (): void => {};
  const connection = new Connection({
    connection: socket,
    host: server.host,
    port: server.port,
    secure: server.security === 'implicit',
    requireTLS: true,
    tls: { secureContext, rejectUnauthorized: true, ...(isIP(server.host) ? {} : { servername: server.host }) },
    // Says nothing of this machine.
    name: '[127.0.0.1]',
    maxResponseSize: 64 * 1024,
    connectionTimeout: patience.before,
    greetingTimeout: patience.before,
    socketTimeout: patience.before + patience.after,
    // Hears the greeting, and writes nothing anywhere.
    logger: { trace: deaf, debug: hear, info: deaf, warn: deaf, error: deaf, fatal: deaf },
    transactionLog: true,
    customAuth: signIn.kind === 'token' ? { [BY_TOKEN]: bearer(signIn.user, signIn.token) } : {},
  });
  const drop = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopped);
    connection.close();
    if (connection._socket) connection._socket.destroy();
  };
  let end: (error: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => {});
  connection.on('error', end);
  // What the step itself was told says more.
  connection.once('end', () => setImmediate(() => end(Object.assign(new Error('the connection ended'), { code: 'ECONNECTION' }))));
  const stopped = (): void => {
    end(new Fault('cancelled'));
    drop();
  };
  const late = (): void => {
    end(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }));
    drop();
  };
  let timer = setTimeout(late, patience.before);
  signal.addEventListener('abort', stopped, { once: true });

  const session: Session = {
    connection,
    get greeting() {
      return greeting ?? '';
    },
    step: (run) =>
      Promise.race([
        ended,
        new Promise<never | undefined>((resolve, reject) => run((error, answer) => (error ? reject(error) : resolve(answer as never)))),
      ]),
    allow(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(late, milliseconds);
    },
    leave() {
      clearTimeout(timer);
      signal.removeEventListener('abort', stopped);
      connection.quit();
      setTimeout(drop, 5_000).unref();
    },
    drop,
  };
  try {
    if (signal.aborted) throw new Fault('cancelled');
    await session.step((done) => connection.connect((error) => done(error)));
    demandProtected(connection);
    await enter(session, signIn);
    return session;
  } catch (error) {
    drop();
    throw error;
  }
}

function reached({ host, port }: MailServer, patience: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    const timer = setTimeout(() => socket.destroy(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' })), patience);
    const failed = (error: Error): void => {
      clearTimeout(timer);
      reject(signal.aborted ? new Fault('cancelled') : error);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', failed);
      resolve(socket);
    });
  });
}

/** Looked at once more before any secret goes: a library, or an option of the process, could have let it pass. */
function demandProtected({ _socket: socket }: SMTPConnection): void {
  const version = socket instanceof TLSSocket && socket.authorized ? socket.getProtocol() : null;
  if (version !== 'TLSv1.2' && version !== 'TLSv1.3') throw new Fault('mail-server-insecure', { reason: 'not-protected' });
}

async function enter({ connection, step }: Session, signIn: SignIn): Promise<void> {
  if (signIn.kind === 'none') return;
  if (!connection.allowsAuth) throw new Fault('mail-sign-in-refused', { reason: 'not-offered' });
  const by = signIn.kind === 'token' ? { method: BY_TOKEN } : { user: signIn.user, pass: signIn.password };
  await step((done) => connection.login(by, done));
}

/** A name of ours, not the mechanism's: without a generator of tokens the library would take another mechanism, and give the token as a password. */
const BY_TOKEN = 'CONSENT-DESK-TOKEN';

/** Signs in by an access token; a server that refuses first asks for an empty line, then says why. */
const bearer =
  (user: string, token: string): SMTPConnectionCustomAuthHandler =>
  async ({ authMethods, sendCommand }) => {
    if (!authMethods.includes('XOAUTH2')) throw new Error('not offered');
    const said = Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
    const answer = await sendCommand(`AUTH XOAUTH2 ${said}`);
    const { status } = answer.status === 334 ? await sendCommand('') : answer;
    if (status !== 235) throw new Error('refused');
  };
