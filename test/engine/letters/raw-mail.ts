import type { LetterToCheck } from '../../../src/core/consent/lint-letter.ts';

/** A letter as another mail program would write it, errors and all: none of our own code has a part in it. */
export function rawMail(letter: LetterToCheck): Uint8Array {
  const [mixed, either] = ['mixed-1', 'either-1'];
  const text = letter.body === null ? [] : [part('text/plain; charset=utf-8', letter.body)];
  const html = letter.html === null ? [] : [part('text/html; charset=utf-8', letter.html)];
  const words = multipart('alternative', either, [...text, ...html]);
  const files = letter.attachments.map((name) =>
    part('application/octet-stream', 'x', `Content-Disposition: attachment; filename="${name}"\r\n`),
  );
  const headers = [
    ...letter.senders.map((sender) => `From: <${sender}>`),
    ...(letter.recipients.length === 0 ? [] : [`To: ${letter.recipients.map((each) => `<${each}>`).join(',\r\n ')}`]),
    ...letter.copies.map((copy) => `Cc: ${copy}`),
    `Subject: ${encoded(letter.subject)}`,
    'Date: Sun, 22 Nov 2026 01:30:00 +0000',
    'Message-ID: <1@elsewhere.test>',
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n${multipart('mixed', mixed, [words, ...files])}`, 'utf8');
}

function encoded(text: string): string {
  const words = text.match(/[\s\S]{1,12}/gu) ?? [];
  return words.map((word) => `=?UTF-8?B?${base64(word)}?=`).join('\r\n ');
}

const part = (type: string, content: string, more = ''): string =>
  `Content-Type: ${type}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${base64(content).replace(/.{76}/gu, '$&\r\n')}\r\n`;

const multipart = (kind: string, boundary: string, parts: readonly string[]): string =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((each) => `--${boundary}\r\n${each}`).join('\r\n')}\r\n--${boundary}--\r\n`;

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
