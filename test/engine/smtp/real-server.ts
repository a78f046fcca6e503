import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer } from '../../../src/core/ports.ts';
import type { ServerCertificate } from './certificates.ts';

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** A mail server as others run it. It knows one user by password or by token, and keeps what it was given. */
export async function realServer(
  certificate: ServerCertificate,
  { security = 'starttls', ...more }: SMTPServerOptions & { readonly security?: 'implicit' | 'starttls' } = {},
) {
  const delivered: Delivered[] = [];
  const signIns: { readonly method: string; readonly user: string; readonly given: string }[] = [];
  const server = new SMTPServer({
    secure: security === 'implicit',
    key: certificate.key,
    cert: certificate.pem,
    disableReverseLookup: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onAuth(auth, _session, callback) {
      const given = auth.password ?? auth.accessToken ?? '';
      signIns.push({ method: auth.method, user: auth.username ?? '', given });
      const known = given === 'correct horse' || given === 'a-fresh-token';
      if (known) callback(null, { user: auth.username ?? '' });
      else if (auth.method === 'XOAUTH2') callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
      else callback(new Error('Invalid username or password'));
    },
    onData(stream, session, callback) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        delivered.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces),
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : undefined,
        });
        callback(null, 'taken');
      });
    },
    ...more,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const where = server.server.address();
  if (where === null || typeof where === 'string') throw new Error('it listens on a port');
  const address: MailServer = { host: 'localhost', port: where.port, security, authorities: certificate.authority };
  return { address, delivered, signIns, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
