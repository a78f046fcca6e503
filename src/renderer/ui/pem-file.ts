/** What `readPem` cannot use: word keys of the page's `pem`. */
export type PemProblem = 'tooLong' | 'unreadable';

/**
 * The text of a chosen file. A certificate is often handed out in binary (DER, a sequence begins with 0x30): it is the same certificate and
 * becomes PEM here.
 */
export async function readPem(file: File, longest: number, certificate: boolean): Promise<{ readonly text: string } | PemProblem> {
  if (file.size > longest) return 'tooLong';
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = certificate && bytes[0] === 0x30 ? pemOf(bytes) : new TextDecoder().decode(bytes);
    return text.length > longest ? 'tooLong' : { text };
  } catch {
    return 'unreadable';
  }
}

function pemOf(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/gu, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
