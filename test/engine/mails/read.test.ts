import { describe, expect, it } from 'vitest';
import { headers, letter, mailOf, odd, rawMail, read } from './reading.ts';

const text = [...headers, 'Subject: S', 'Content-Type: text/plain; charset=utf-8', ''];
const html = (...lines: readonly string[]) => mailOf(...headers, 'Subject: S', 'Content-Type: text/html; charset=utf-8', '', ...lines);

describe('the headers of a mail', () => {
  it('with two senders, in one From or in two, say so and name all of them', async () => {
    const two = mailOf(...headers, 'From: other@evil.example', 'Subject: S', '', 'x');
    expect(await odd(two)).toEqual(['several-from']);
    expect((await read(two)).from.map(({ address }) => address)).toEqual(['a@b.example', 'other@evil.example']);
    expect(await odd(mailOf('From: a@b.example, other@evil.example', ...headers.slice(1), '', 'x'))).toEqual(['several-from']);
  });

  it('that stand twice are told', async () => {
    expect((await read(mailOf(...headers, 'Subject: one', 'subject: two', '', 'x'))).oddities).toEqual([
      { code: 'several-headers', values: { name: 'subject', count: 2 } },
    ]);
  });

  it('cannot turn a line round or begin another, and the linter still gets what is hidden in them', async () => {
    const subject = Buffer.from('a\u202Ecba\u200B\u0000\u0007\u2028b').toString('base64');
    const mail = mailOf(...headers, `Subject: =?utf-8?B?${subject}?= =?utf-8?Q?=0D=0ABcc:_x?=`, '', 'x');
    expect((await read(mail)).subject).toBe('acba b Bcc: x');
    expect(await odd(mail)).toEqual(expect.arrayContaining(['control-characters', 'direction-marks']));
    expect((await letter(mail)).subject).toContain('\u202Ecba\u200B');
  });

  it('in bytes of an old Chinese program are read and told', async () => {
    const gbk = Buffer.concat([rawMail(...headers, 'Subject: '), Buffer.from('cdacd2e2', 'hex'), rawMail('', '', 'x')]);
    expect((await read(gbk)).subject).toBe('同意');
    expect(await odd(gbk)).toEqual(['raw-8bit-header']);
  });

  it('named like parts of every object change nothing', async () => {
    const mail = mailOf(
      ...headers,
      '__proto__: polluted',
      'constructor: x',
      'toString: y',
      'Subject: S',
      'Content-Type: text/plain; __proto__=x; charset=utf-8',
      '',
      'x',
    );
    expect((await read(mail)).body.text).toBe('x');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['Sat, 21 Nov 2026 10:00:00 +0800', '2026-11-21T02:00:00.000Z'],
    ['21 Nov 26 10:00 EST', '2026-11-21T15:00:00.000Z'],
    ['Sat, 21 Nov 2026 10:00:00', null],
    ['yesterday', null],
    ['99 Nov 2026 10:00:00 +0000', null],
  ])('give the date %s as %s', async (written, instant) => {
    const mail = await read(mailOf('From: a@b.example', `Date: ${written}`, '', 'x'));
    expect(mail.date).toBe(instant);
    expect(mail.oddities.some(({ code }) => code === 'date-unreadable')).toBe(instant === null);
  });

  it('keep Authentication-Results in their order, as they were received', async () => {
    const results = ['mx.acme.example; spf=pass smtp.mailfrom=b.example;\r\n\tdkim=fail', 'forged.example; dkim=pass'];
    const { authentication } = await read(mailOf(...results.map((each) => `Authentication-Results: ${each}`), ...headers, '', 'x'));
    expect(authentication).toEqual(['mx.acme.example; spf=pass smtp.mailfrom=b.example; dkim=fail', 'forged.example; dkim=pass']);
  });

  it('of a draft that was never sent are known as such', async () => {
    expect(await read(mailOf(...headers, 'X-Unsent: 1', '', 'x'))).toMatchObject({ unsent: true });
  });
});

describe('the text of a mail', () => {
  it.each([
    ['gb2312', 'cdacd2e2'],
    ['gbk', 'cdacd2e2'],
    ['GB18030', 'cdacd2e2'],
    ['big5', 'a650b74e'],
    ['utf-16le', '0c540f61'],
    ['utf-8', Buffer.from('同意').toString('hex')],
  ])('in %s is read', async (charset, hex) => {
    const head = [...headers, `Content-Type: text/plain; charset="${charset}"`, 'Content-Transfer-Encoding: base64', ''];
    expect((await read(mailOf(...head, Buffer.from(hex, 'hex').toString('base64')))).body.text).toBe('同意');
  });

  it('in a charset that nobody knows, or without one, is read as well as can be, and that is told', async () => {
    expect(await odd(mailOf(...headers, 'Content-Type: text/plain; charset=x-klingon', '', 'x'))).toEqual(['unknown-charset']);
    const bare = Buffer.concat([mailOf(...headers, '', ''), Buffer.from('cdacd2e2', 'hex')]);
    expect((await read(bare)).body.text).toBe('同意');
    expect(await odd(bare)).toEqual(['charset-guessed']);
    const broken = Buffer.concat([mailOf(...text, ''), Buffer.from([0xff, 0xfe, 0xc3])]);
    expect(await odd(broken)).toEqual(['undecodable-bytes']);
  });

  it('has no controls, NULs or marks of direction left', async () => {
    const { body } = await read(mailOf(...text, 'a\u0000b\u202Ec\u0007', 'd\te'));
    expect(body.text).toBe('abc\nd\te');
  });

  it('is taken from the plain form, and told when the HTML says something else', async () => {
    const both = (plain: string, marked: string) =>
      mailOf(
        ...headers,
        'Content-Type: multipart/alternative; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        plain,
        '--b',
        'Content-Type: text/html',
        '',
        marked,
        '--b--',
      );
    expect(await read(both('We agree to all of it.', '<p>We agree to <b>all</b> of it.'))).toMatchObject({
      body: { text: 'We agree to all of it.', from: 'text' },
      oddities: [],
    });
    expect(await odd(both('We agree to all of it.', '<p>No, never, under no circumstances'))).toEqual(['html-says-otherwise']);
  });

  it('of HTML is its words alone: no script, style, comment or hidden document, and quotes marked as quotes', async () => {
    const mail = html(
      '<html><head><title>T</title><style>p{color:red}</style></head><body onload="x()">',
      '<script>document.write("<p>script</p>")</script><!-- comment <p>hidden</p> -->',
      '<p>We agree&nbsp;&amp; confirm &#24744;&#x597D;</p><iframe src="https://evil.example">frame</iframe>',
      '<blockquote>old <b>words</b><br>more</blockquote><p>end</p>',
      '<svg><text>drawn</text></svg><noscript>no</noscript></body>',
    );
    expect((await read(mail)).body).toEqual({ text: 'We agree & confirm 您好\n\n> old words\n> more\n\nend', from: 'html', cut: false });
    expect(await odd(mail)).toEqual(['active-content', 'remote-content']);
  });

  it.each(['<p style="display:none">We agree</p>No', '<span style="font-size:0">x</span>y', '<div hidden>x</div>'])(
    'that HTML hides is told: %s',
    async (marked) => {
      expect(await odd(html(marked))).toContain('hidden-text');
    },
  );

  it.each([
    ['unclosed tags', '<'.repeat(200_000)],
    ['unclosed comments', '<!--'.repeat(100_000)],
    ['unclosed quotes', '<a href="'.repeat(50_000)],
    ['deep nesting', '<div>'.repeat(80_000)],
    ['entities', '&#x41;&amp'.repeat(40_000)],
    ['scripts without end', '<script>'.repeat(60_000)],
  ])('of hostile HTML with %s is read in good time', async (_, marked) => {
    expect((await read(html(marked))).body.text.length).toBeLessThanOrEqual(20_000);
  });

  it('that is long is cut, and that is told', async () => {
    const { body, oddities } = await read(mailOf(...text, 'word '.repeat(300_000)));
    expect(body).toMatchObject({ cut: true });
    expect(body.text.length).toBe(20_000);
    expect(oddities.map(({ code }) => code)).toEqual(['text-cut']);
  });
});
