/** What the headers of one part say of its content. Lower case, but for the boundary. */
export interface PartHead {
  readonly type: string;
  readonly charset: string;
  readonly encoding: 'base64' | 'quoted-printable' | '';
  readonly multipart: boolean;
  /** As it stands, byte for byte as Latin-1; '' for none. */
  readonly boundary: string;
  /** Text that is shown: plain or HTML, not marked as an attachment. */
  readonly isText: boolean;
}

/** Longer is not valid (RFC 2046 says 70), and would make every line dear. */
const LONGEST_BOUNDARY = 250;

/** `digest`: parts of a digest are mails unless they say otherwise. */
export function partHead(headers: Uint8Array, digest: boolean): PartHead {
  const lines = Buffer.from(headers.buffer, headers.byteOffset, headers.byteLength)
    .toString('latin1')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
  const first = (name: string): string => {
    const line = lines.find((each) => each.slice(0, name.length + 1).toLowerCase() === `${name}:`);
    return line === undefined ? '' : line.slice(name.length + 1, name.length + 4001).trim();
  };
  const content = first('content-type');
  const named = /^[a-z0-9!#$&^_.+-]{1,80}\/[a-z0-9!#$&^_.+-]{1,80}/i.exec(content)?.[0].toLowerCase();
  const type = named ?? (digest ? 'message/rfc822' : 'text/plain');
  const boundary = parameter(content, 'boundary');
  const multipart = type.startsWith('multipart/') && boundary.length <= LONGEST_BOUNDARY;
  const transfer = first('content-transfer-encoding').toLowerCase();
  const attached = /^attachment\b/i.test(first('content-disposition'));
  // A multipart that names no boundary is read as the text that it then is.
  const asText = type === 'text/plain' || type === 'text/html' || (type.startsWith('multipart/') && boundary === '');
  return {
    type,
    charset: parameter(content, 'charset').toLowerCase(),
    encoding: transfer.includes('base64') ? 'base64' : transfer.includes('quoted-printable') ? 'quoted-printable' : '',
    multipart,
    boundary,
    isText: asText && !attached,
  };
}

function parameter(content: string, name: string): string {
  const found = new RegExp(`;[ \\t]*${name}[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(content);
  return (found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? '').trimEnd();
}
