import { Fault } from '../../core/fault.ts';

/** A letter with every character written as a code is this long at most; more is no letter. Characters. */
const LONGEST = 32_768;
/** What may be said beside the address. Not `cc` and `bcc`: nobody is written to unseen; not `attach`: no file leaves by a link. */
const fields = ['subject', 'body'];

const refuse = (reason: string): never => {
  throw new Fault('not-allowed-here', { reason });
};

/** As encodeURIComponent, and what a shell might read besides. */
const written = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * A `mailto:` address written anew from what was understood of it (RFC 6068): at most one reader, a subject, a body. Line breaks stand in the
 * body alone: anywhere else they would begin another header. Fault `not-allowed-here`, with a `reason`.
 */
export function mailLink(url: URL): string {
  const to = read(url.pathname);
  if (to !== '' && !/^[^\s@,;:<>"()[\]\\?&%]+@[^\s@,;:<>"()[\]\\?&%/]+$/u.test(to)) return refuse('reader');
  const said = new Map<string, string>();
  for (const part of url.search.slice(1).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = read(equals === -1 ? part : part.slice(0, equals)).toLowerCase();
    if (!fields.includes(name) || said.has(name)) return refuse('field');
    said.set(name, read(equals === -1 ? '' : part.slice(equals + 1), name === 'body'));
  }
  const query = [...said].map(([name, text]) => `${name}=${written(text)}`).join('&');
  const link = `mailto:${written(to).replace('%40', '@')}${query === '' ? '' : `?${query}`}`;
  return link.length <= LONGEST ? link : refuse('too-long');
}

/** One part, read once. `lines`: whether it may have several. */
function read(part: string, lines = false): string {
  let text: string;
  try {
    text = decodeURIComponent(part);
  } catch {
    return refuse('not-an-address');
  }
  const plain = lines ? text.replace(/\r\n|[\r\n\t]/g, '') : text;
  return /\p{Cc}/u.test(plain) ? refuse('hidden-character') : text;
}
