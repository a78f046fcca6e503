import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Certificates made for one test run: Node reads X.509 and cannot write it. */
export interface Issued {
  readonly pem: string;
  readonly key: string;
  readonly name: string;
  readonly secret: KeyObject;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, 'hex');
const ascii = (text: string) => Buffer.from(text, 'ascii');
/** Object identifiers as they are written. */
const id = (bytes: string) => der(0x06, hex(bytes));
const ecdsaWithSha256 = sequence(id('2a8648ce3d040302'));
const commonName = (name: string) => sequence(der(0x31, sequence(id('550403'), der(0x0c, Buffer.from(name)))));
const time = (at: Date) => der(0x18, ascii(`${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
const extension = (which: string, critical: boolean, value: Uint8Array) =>
  sequence(id(which), ...(critical ? [der(0x01, hex('ff'))] : []), der(0x04, value));

const day = 86_400_000;

/** A certificate of `name`; without `issuer` it signs itself, as an authority does. `days`: from and until, counted from now. */
export function issue(name: string, options: { readonly issuer?: Issued; readonly days?: readonly [number, number] } = {}): Issued {
  const { issuer, days: [from, until] = [-1, 30] } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = extension('551d13', true, sequence(...(issuer === undefined ? [der(0x01, hex('ff'))] : [])));
  const called = extension('551d11', false, sequence(der(0x82, ascii(name))));
  const what = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, Buffer.concat([hex('01'), randomBytes(8)])),
    ecdsaWithSha256,
    commonName(issuer?.name ?? name),
    sequence(time(new Date(Date.now() + from * day)), time(new Date(Date.now() + until * day))),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, called)),
  );
  const signature = sign('sha256', what, issuer?.secret ?? privateKey);
  const whole = sequence(what, ecdsaWithSha256, der(0x03, hex('00'), signature)).toString('base64');
  // No line is left empty after a full one: signatures differ in length, and OpenSSL reads no such block.
  const lines = whole.match(/.{1,64}/g) ?? [];
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    secret: privateKey,
  };
}
