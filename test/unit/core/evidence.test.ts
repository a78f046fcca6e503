import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailPath, picturePath } from '../../../src/core/evidence/case-evidence.ts';
import { Checkpoint, checkpointBytes, checkpointText, makeCheckpoint } from '../../../src/core/evidence/checkpoint.ts';
import { inOrder, sumsText } from '../../../src/core/evidence/manifest.ts';
import { fileLink, page, shown, table } from '../../../src/core/evidence/page-frame.ts';
import { mailKinds, mailStates } from '../../../src/core/mail/mail.ts';

describe('a checkpoint', () => {
  const place = { chain: 'chain-1', sequence: 3, hash: 'a'.repeat(64), at: '2026-11-22T01:30:00Z' };
  const key = { fingerprint: 'f'.repeat(64), publicKey: 'PEM\n', sign: (text: string) => `signed ${text.length}` };

  test('signs everything but the signature, in one form whatever the order of its members', () => {
    const made = makeCheckpoint(place, key, false);
    const turned = Checkpoint.parse(Object.fromEntries(Object.entries(made).reverse()));
    expect(checkpointBytes(turned)).toBe(checkpointBytes(made));
    expect(checkpointBytes(made)).toBe(
      `{"at":"2026-11-22T01:30:00Z","chain":"chain-1","fingerprint":"${'f'.repeat(64)}","format":"consent-desk-checkpoint","hash":"${'a'.repeat(64)}","publicKey":"PEM\\n","sequence":3,"version":1}`,
    );
    expect(made.signature).toBe(`signed ${checkpointBytes(made).length}`);
  });

  test('is text that reads back as it was', () => {
    const made = makeCheckpoint(place, key, false);
    expect(Checkpoint.parse(JSON.parse(checkpointText(made)))).toEqual(made);
  });
});

describe('the list of a bundle', () => {
  test('stands in one order whatever order the files came in', () => {
    const files = ['b', 'a/2', 'a/10', 'B', 'a'].map((path) => ({ path, bytes: 1, sha256: '0'.repeat(64) }));
    const paths = ['B', 'a', 'a/10', 'a/2', 'b'];
    expect(inOrder(files).map(({ path }) => path)).toEqual(paths);
    expect(inOrder([...files].reverse()).map(({ path }) => path)).toEqual(paths);
    expect(sumsText(files).split('\n')[0]).toBe(`${'0'.repeat(64)}  B`);
  });

  test('names every kind of mail by our own words alone', () => {
    for (const kind of mailKinds)
      for (const state of mailStates) {
        expect(mailPath(7, { kind, state, form: 'msg' })).toMatch(/^mails\/07-[a-z]+-[a-z-]+\.msg$/);
        expect(picturePath(123, { kind, state }, 'pdf')).toMatch(/^pictures\/123-[a-z]+-[a-z-]+\.pdf$/);
      }
  });
});

describe('the readable page of a bundle', () => {
  test('takes no text for markup, and leaves nothing in it that turns a line or cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const inside = shown(text)
          .replace(/^<bdi>/, '')
          .replace(/<\/bdi>$/, '');
        expect(inside).not.toMatch(/[<>"']/);
        expect(inside.replace(/&#\d+;/g, '')).not.toContain('&');
        expect(inside).not.toMatch(/[\p{Bidi_Control}\p{Cf}\p{Zl}\p{Zp}]|[^\P{Cc}\n\t]/u);
        expect(inside.isWellFormed()).toBe(true);
      }),
    );
    expect(shown('a\u202eb')).toBe('<bdi>a[U+202E]b</bdi>');
  });

  test('holds no script and fetches nothing', () => {
    const made = page('Evidence', table(['One'], [[shown('<script>alert(1)</script>')]]));
    expect(made).toContain("default-src 'none'");
    expect(made).not.toMatch(/<script|<img|<link|src=|@import|url\(/i);
    expect(made).toContain('&#60;script&#62;');
  });

  test('links to files of the bundle by addresses that are nothing else', () => {
    expect(fileLink('mails/01-consent-sent.eml')).toBe('<a href="mails/01-consent-sent.eml">mails/01-consent-sent.eml</a>');
    expect(fileLink('a"b/c?d')).toBe('<a href="a%22b/c%3Fd">a&#34;b/c?d</a>');
  });
});
