import { describe, expect, it } from 'vitest';
import { headers, mailOf, odd, read } from './reading.ts';

describe('the structure of a mail', () => {
  it('without a boundary is read as the text that it is', async () => {
    const mail = mailOf(...headers, 'Content-Type: multipart/mixed', '', 'We agree.');
    expect(await read(mail)).toMatchObject({ body: { text: 'We agree.' }, oddities: [{ code: 'boundary-missing' }] });
  });

  it('whose boundary is never met or never closed says so', async () => {
    const open = mailOf(...headers, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text');
    expect(await read(open)).toMatchObject({ body: { text: 'text' }, oddities: [{ code: 'boundary-unclosed' }] });
    expect(await odd(mailOf(...headers, 'Content-Type: multipart/mixed; boundary=b', '', 'text'))).toEqual(['boundary-unclosed']);
  });

  it('nested a thousand times is left where it is too deep', async () => {
    const levels = Array.from({ length: 1000 }, (_, level) => [
      `Content-Type: multipart/mixed; boundary=b${level}x`,
      '',
      `--b${level}x`,
    ]).flat();
    expect(await odd(mailOf(...headers, ...levels, 'Content-Type: text/plain', '', 'deep'))).toContain('nested-too-deep');
  });

  it('of a hundred thousand parts is read as far as is sensible', async () => {
    const parts = '--b\r\nContent-Type: image/png; name=x.png\r\n\r\nx\r\n'.repeat(100_000);
    const mail = await read(mailOf(...headers, 'Content-Type: multipart/mixed; boundary=b', '', parts));
    expect(mail.attachments).toHaveLength(100);
    expect(mail.oddities.map(({ code }) => code)).toEqual(expect.arrayContaining(['too-many-parts', 'attachments-not-listed']));
  });

  it('with endless headers, or one endless header, is bounded', async () => {
    const many = mailOf(...headers, 'X-Header: y\r\n'.repeat(200_000), '', 'x');
    expect(await odd(many)).toContain('long-headers');
    expect((await read(mailOf(...headers, `Subject: ${'s'.repeat(100_000)}`, '', 'x'))).subject.length).toBe(1000);
    expect((await read(mailOf(`To: ${'a@b.example, '.repeat(8000)}`, ...headers, '', 'x'))).to.length).toBe(50);
  });

  it('that holds another mail names it and does not take its words for its own', async () => {
    const mail = mailOf(
      ...headers,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'outer',
      '--b',
      'Content-Type: message/rfc822',
      '',
      ...headers,
      '',
      'inner words',
      '--b--',
    );
    expect(await read(mail)).toMatchObject({
      body: { text: 'outer' },
      attachments: [{ type: 'message/rfc822' }],
      oddities: [{ code: 'mail-inside' }],
    });
  });
});

describe('attachments', () => {
  it.each([
    ['../../etc/passwd', 'passwd', ['attachment-name-path']],
    ['C:\\Windows\\evil.exe', 'evil.exe', ['attachment-name-path', 'attachment-program']],
    ['invoice.pdf.exe', 'invoice.pdf.exe', ['attachment-double-ending', 'attachment-program']],
    ['report\u202Efdp.exe', 'reportfdp.exe', ['attachment-name-direction', 'attachment-program']],
    ['a\u0000b\n.txt', 'a b .txt', ['attachment-name-cleaned']],
    ['..', '', ['attachment-name-cleaned']],
    ['合同.pdf', '合同.pdf', []],
  ])('named %j is listed as %j', async (name, shown, oddities) => {
    const encoded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;
    const mail = await read(
      mailOf(
        ...headers,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        `Content-Type: application/pdf; name="${encoded}"`,
        'Content-Transfer-Encoding: base64',
        '',
        'QUJD',
        '--b--',
      ),
    );
    expect(mail.attachments).toEqual([{ name: shown, type: 'application/pdf', bytes: 3 }]);
    expect(mail.oddities.map(({ code }) => code).sort()).toEqual(oddities);
  });
});

describe('what is no mail', () => {
  it.each([
    ['an empty line', '\r\n'],
    ['prose', 'Dear customer,\r\n\r\nwe agree.'],
    ['a page', '<!doctype html><html><p>From: me</p></html>'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['an archive', 'PK\x03\x04\x14\0\0\0'],
    ['NULs', '\0'.repeat(100_000)],
  ])('such as %s is refused by name', async (_, content) => {
    await expect(read(Buffer.from(content, 'latin1'))).rejects.toMatchObject({ code: 'mail-unreadable', detail: { reason: 'not-a-mail' } });
  });

  it('a broken compound file is refused by name', async () => {
    await expect(read(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000, 0xff)]))).rejects.toMatchObject({
      code: 'mail-unreadable',
      detail: { reason: 'broken' },
    });
  });
});
