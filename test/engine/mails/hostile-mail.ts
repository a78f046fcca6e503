import fc from 'fast-check';

/** Pieces of which hostile mails are made: what parsers have stumbled over. */
const header = fc.constantFrom(
  'From: a@b.example',
  'From: "x" <a@b.example>, , <>, group: c@d.example;',
  'from : e@f.example',
  '\uFEFFFrom: bom@x.example',
  'To: c@d.example',
  'Subject: =?utf-8?B?5ZCM5oSP?=',
  'Subject: =?utf-8?Q?=00=0D=0ABcc:_x?=',
  'Subject: =?x-unknown?B?////?= =?utf-8?B?',
  'Subject: \u202Egnp.exe',
  'Message-ID: <<a@b>>',
  'Message-ID: no brackets',
  'References: <a@b> <c@d> <',
  'Date: Sat, 99 Foo 99999 99:99:99 +9999',
  'Content-Type: multipart/mixed; boundary="b"',
  'Content-Type: multipart/alternative; boundary=b',
  'Content-Type: multipart/mixed; boundary=""',
  'Content-Type: multipart/mixed; boundary="b"; boundary="c"',
  'Content-Type: multipart/digest; boundary=c',
  'Content-Type: text/plain; charset=utf-7',
  'Content-Type: text/plain; charset="gb2312\0"',
  'Content-Type: text/html; charset=utf-16le',
  'Content-Type: message/rfc822',
  'Content-Type: message/partial; id=x; number=1; total=99',
  'Content-Type: message/external-body; access-type=URL; url="http://127.0.0.1:9/"',
  'Content-Type: application/octet-stream; name*0*=utf-8\'\'%2e%2e%2f; name*1="..\\\\x.exe"',
  'Content-Disposition: attachment; filename="../../a.pdf.exe"',
  "Content-Disposition: inline; filename*=utf-8''%E2%80%AEfdp.exe",
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: x-uuencode',
  'Authentication-Results: mx; spf=pass\r\n\tdkim=fail',
  '__proto__: polluted',
  'constructor: {"prototype":{"polluted":true}}',
  'X-Unsent: 1',
  ': no name',
  ' folded without a header',
  'no colon',
);
const body = fc.constantFrom(
  '',
  'We agree to the disassociation.',
  '> quoted',
  '--b',
  '--b--',
  '--c',
  '-- b',
  '--b \t',
  '同意',
  '5ZCM5oSP',
  '=E5=90=8C=',
  '=ZZ=',
  '<p>We agree<script>throw 1</script><img src="http://127.0.0.1:9/x">',
  '<!--',
  '\0\0\0',
  '\u2028\u0085\u202E',
  'begin 644 x.exe',
  'From someone',
  '.',
);
const lineEnd = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r', '\r\r\n');

/** A mail with several parts in several parts, none of it as it should be, and some bytes replaced at random. */
export const hostileMail: fc.Arbitrary<Buffer> = fc
  .record({
    blocks: fc.array(fc.tuple(fc.array(header, { maxLength: 6 }), fc.array(body, { maxLength: 6 })), { minLength: 1, maxLength: 8 }),
    end: lineEnd,
    bytes: fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 8 }),
    repeat: fc.constantFrom(1, 1, 1, 50),
  })
  .map(({ blocks, end, bytes, repeat }) => {
    const text = blocks.map(([headers, lines]) => [...headers, '', ...lines].join(end)).join(end);
    const mail = Buffer.from(`From: a@b.example${end}${text.repeat(repeat)}`);
    for (const [at, byte] of bytes) if (at < mail.length) mail[at] = byte;
    return mail;
  });
