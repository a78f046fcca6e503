import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../src/engine/adapters/mail/read-mail.ts';
import { peakWhileReading } from './peak.ts';
import { headers, lent, mailOf, read } from './reading.ts';

const MB = 1024 * 1024;
const size = 50 * MB;

/** A mail of 50 MB whose attachment or text takes nearly all of it. */
function longMail(kind: 'base64' | 'text' | 'html' | 'one-line' | 'quoted' | 'many-parts'): ArrayBuffer {
  const bytes = Buffer.alloc(size, 0x41);
  const line =
    kind === 'quoted'
      ? '=E5=90=8C=E6=84=8F='.padEnd(74, 'x').concat('\r\n')
      : kind === 'html'
        ? '<p>words and &amp; more <b>words</b></p>\r\n'
        : `${'QUJD'.repeat(19)}\r\n`;
  if (kind === 'many-parts') bytes.fill('--b\r\nContent-Type: application/x\r\n\r\nx\r\n');
  else if (kind !== 'one-line') bytes.fill(line);
  const type =
    kind === 'base64' || kind === 'one-line' ? 'application/octet-stream; name=long.bin' : `text/${kind === 'html' ? 'html' : 'plain'}`;
  const encoding = kind === 'quoted' ? 'quoted-printable' : kind === 'base64' || kind === 'one-line' ? 'base64' : '8bit';
  const head = mailOf(
    ...headers,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'We agree.',
    '--b',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    '',
  );
  head.copy(bytes);
  return bytes.buffer;
}

describe('a mail of 50 MB', () => {
  it.each(['base64', 'text', 'html', 'one-line', 'quoted', 'many-parts'] as const)(
    'with %s is read in 200 MB of memory or less, the file itself among them',
    async (kind) => {
      const { mail, grown } = await peakWhileReading(longMail(kind));
      expect(mail.body.text.startsWith('We agree.')).toBe(true);
      expect(mail.bytes).toBe(size);
      expect(grown).toBeGreaterThan(size);
      expect(grown).toBeLessThan(200 * MB);
    },
  );

  it('names its attachment with the length that it has decoded', async () => {
    const { mail } = await readMail(longMail('base64'));
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]?.name).toBe('long.bin');
    expect(Math.abs((mail.attachments[0]?.bytes ?? 0) - (size * 76 * 3) / (78 * 4))).toBeLessThan(2000);
  });

  it('that is one byte longer is refused before anything is read', async () => {
    await expect(readMail(new ArrayBuffer(size + 1))).rejects.toMatchObject({ detail: { reason: 'too-large' } });
  });
});

describe('reading', () => {
  it('that takes too long, or is not wanted any more, ends', async () => {
    const mail = () => lent(mailOf(...headers, '', 'x'));
    await expect(readMail(mail(), undefined, { milliseconds: 0 })).rejects.toMatchObject({ detail: { reason: 'took-too-long' } });
    await expect(readMail(mail(), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('fetches nothing: no picture, style, frame, link, document type or beacon of a mail is asked for', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const marked = [
      `<!DOCTYPE html SYSTEM "${at}/dtd"><?xml-stylesheet href="${at}/xsl"?><html manifest="${at}/manifest">`,
      `<head><link rel=stylesheet href="${at}/css"><link rel=preload href="${at}/pre"><base href="${at}/"><meta http-equiv=refresh content="0;url=${at}/refresh"></head>`,
      `<body background="${at}/back" style="background:url(${at}/bg)"><img src="${at}/img" srcset="${at}/set 2x"><iframe src="${at}/frame"></iframe>`,
      `<object data="${at}/object"></object><video poster="${at}/poster"></video><script src="${at}/script"></script><script>fetch("${at}/fetch")</script>`,
      `<svg><image href="${at}/svg"/></svg><style>@import "${at}/import";</style><p>words</p></body></html>`,
    ];
    const mail = await read(
      mailOf(
        ...headers,
        `List-Unsubscribe: <${at}/unsubscribe>`,
        `Disposition-Notification-To: x@127.0.0.1`,
        'Content-Type: text/html',
        `Content-Base: ${at}/`,
        '',
        ...marked,
      ),
    );
    expect(mail.body.text).toBe('words');
    expect(mail.oddities.map(({ code }) => code)).toContain('remote-content');
    // A question to the server now would come after any that the mail caused.
    await (await fetch(`${at}/last`)).text();
    expect(asked).toEqual(['/last']);
    await new Promise((resolve) => server.close(resolve));
  });
});
