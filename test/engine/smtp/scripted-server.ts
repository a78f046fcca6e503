import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { MailServer } from '../../../src/core/ports.ts';
import type { ServerCertificate } from './certificates.ts';

/** The moments of a session, in order. The second EHLO is the one that is protected. */
export const moments = [
  'greeting',
  'EHLO',
  'STARTTLS',
  'EHLO again',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'in the data',
  'before the answer',
  'after the answer',
] as const;
export type Moment = (typeof moments)[number];

export interface Script {
  readonly security?: 'implicit' | 'starttls';
  /** The connection is cut there, without a word. */
  readonly cut?: Moment;
  /** What it says there instead of the usual: once for each connection, then the last one again. One that ends in … is left unfinished. */
  readonly says?: Partial<Record<Moment, readonly string[]>>;
  readonly pipelining?: boolean;
  /** Hears that a moment has come, before anything is said. */
  readonly onMoment?: (moment: Moment) => void;
  /** Says nothing there for ever. */
  readonly silent?: Moment;
}

/** A mail server that does exactly as it is told. `taken`: the letters that it has wholly got and not refused, answered or not. */
export async function scriptedServer(certificate: ServerCertificate, script: Script) {
  const taken: Buffer[] = [];
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const { security = 'starttls', cut, says = {}, pipelining = false, silent } = script;
  const secureContext = createSecureContext({ cert: certificate.pem, key: certificate.key });

  const serve = (raw: Socket): void => {
    const which = connections;
    connections += 1;
    let socket: Socket = raw;
    let secure = false;
    let inData = false;
    let anybody = false;
    let seen = Buffer.alloc(0);
    let letter = Buffer.alloc(0);
    const now = (moment: Moment): string => {
      const list = says[moment] ?? [];
      return list[Math.min(which, list.length - 1)] ?? '';
    };
    /** Whether the session goes on after this moment. */
    const reach = (moment: Moment, usual: string): boolean => {
      script.onMoment?.(moment);
      if (silent === moment) return false;
      if (cut === moment) {
        socket.destroy();
        return false;
      }
      const said = now(moment) || usual;
      socket.write(said.endsWith('…') ? said.slice(0, -1) : `${said}\r\n`);
      return true;
    };
    const capable = () =>
      [
        '250-mail.test',
        ...(secure ? ['250-AUTH PLAIN LOGIN XOAUTH2'] : ['250-STARTTLS']),
        ...(pipelining ? ['250-PIPELINING'] : []),
        '250 8BITMIME',
      ].join('\r\n');
    const protect = (): void => {
      const inner = new TLSSocket(raw, { isServer: true, secureContext });
      inner.on('error', () => inner.destroy());
      secure = true;
      seen = Buffer.alloc(0);
      socket = inner;
      inner.on('data', hear);
      if (security === 'implicit') inner.once('secure', () => reach('greeting', '220 mail.test'));
    };
    const obey = (line: string): void => {
      heard.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') reach(secure ? 'EHLO again' : 'EHLO', capable());
      else if (verb === 'STAR') {
        raw.removeListener('data', hear);
        if (reach('STARTTLS', '220 go ahead') && !(says.STARTTLS?.[0] ?? '2').startsWith('5')) protect();
        else raw.on('data', hear);
      } else if (verb === 'AUTH') reach('AUTH', '235 2.7.0 welcome');
      else if (verb === 'MAIL') reach('MAIL', '250 2.1.0 sender is fine');
      else if (verb === 'RCPT') anybody = reach('RCPT', '250 2.1.5 recipient is fine') && !/^[45]/.test(now('RCPT'));
      else if (verb === 'DATA')
        inData = reach('DATA', anybody ? '354 go ahead' : '554 5.5.1 no valid recipients') && anybody && !/^[45]/.test(now('DATA'));
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 yes\r\n');
    };
    const take = (): void => {
      const end = letter.indexOf('\r\n.\r\n');
      if (cut === 'in the data' && letter.length > 0) {
        socket.destroy();
        return;
      }
      if (end < 0) return;
      inData = false;
      if (!/^[45]/.test(now('before the answer'))) taken.push(unstuffed(letter.subarray(0, end + 2)));
      if (!reach('before the answer', '250 2.0.0 taken as 4711')) return;
      if (cut === 'after the answer') socket.destroySoon();
    };
    function hear(chunk: Buffer): void {
      if (inData) {
        letter = Buffer.concat([letter, chunk]);
        take();
        return;
      }
      seen = Buffer.concat([seen, chunk]);
      for (let at = seen.indexOf('\r\n'); at >= 0 && !socket.destroyed; at = seen.indexOf('\r\n')) {
        const line = seen.subarray(0, at).toString('utf8');
        seen = seen.subarray(at + 2);
        obey(line);
        if (inData) {
          letter = Buffer.concat([letter, seen]);
          seen = Buffer.alloc(0);
          take();
          return;
        }
      }
    }
    sockets.add(raw);
    raw.on('error', () => raw.destroy());
    raw.on('close', () => sockets.delete(raw));
    if (security === 'implicit') {
      protect();
      return;
    }
    raw.on('data', hear);
    reach('greeting', '220 mail.test');
  };

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: MailServer = {
    host: 'localhost',
    port: (server.address() as AddressInfo).port,
    security,
    authorities: certificate.authority,
  };
  return {
    address,
    taken,
    heard,
    get connections() {
      return connections;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const unstuffed = (letter: Buffer): Buffer => Buffer.from(letter.toString('latin1').replace(/(^|\r\n)\.\./gu, '$1.'), 'latin1');
