import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkedPages, linkTo, readLink, routeOfLink } from '../../../src/engine/shell/deep-link.ts';
import { handedOver } from '../../../src/engine/shell/handed-over.ts';
import { fc } from '../../unit/core/runs.ts';

describe('a consentdesk:// link', () => {
  test.each([
    ['consentdesk://home', '/'],
    ['consentdesk://requests', '/requests'],
    ['consentdesk://requests/', '/requests'],
    ['CONSENTDESK://Requests', '/requests'],
    ['consentdesk://requests/0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b', '/requests/0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b'],
    ['consentdesk://customers/0a1b2c3d4e5f', '/customers/0a1b2c3d4e5f'],
    ['consentdesk://consent/0a1b2c3d4e5f', '/consent/0a1b2c3d4e5f'],
    ['consentdesk://settings', '/settings'],
    ['consentdesk://log', '/log'],
    ['consentdesk://log/7', '/log?entry=7'],
    ['consentdesk://log/1200000-0123456789ab', '/log?entry=1200000-0123456789ab'],
  ])('%s opens %s', (address, route) => {
    expect(readLink(address)).toEqual({ kind: 'page', route });
    expect(routeOfLink(address)).toBe(route);
  });

  test.each([
    ['consentdesk://requests/1?act=submit', 'says-more'],
    ['consentdesk://requests#submit', 'says-more'],
    [`consentdesk://requests/${'a'.repeat(400)}`, 'too-long'],
    [`consentdesk://requests/${'a'.repeat(65)}`, 'bad-id'],
    ['consentdesk://requests/..', 'bad-id'],
    ['consentdesk://requests/%2e%2e', 'bad-id'],
    ['consentdesk://requests/1/submit', 'bad-id'],
    ['consentdesk://customers/<script>', 'bad-id'],
    ['consentdesk://constructor', 'unknown-page'],
    ['consentdesk://__proto__', 'not-a-link'],
    ['consentdesk://consent', 'unknown-page'],
    ['consentdesk://log/0', 'bad-id'],
    ['consentdesk://log/7-', 'bad-id'],
    ['consentdesk://log/7-0123456789abc', 'bad-id'],
    ['consentdesk://log/case-7', 'bad-id'],
    ['consentdesk://log/7/9', 'bad-id'],
    ['consentdesk://notices/7', 'unknown-page'],
    ['consentdesk:requests', 'not-a-link'],
    ['consentdesk://user@requests', 'not-a-link'],
    ['consentdesk://requests:80', 'not-a-link'],
    ['https://requests', 'not-a-link'],
    ['', 'not-a-link'],
  ])('%j is not followed: it goes home and says %s', (address, why) => {
    expect(readLink(address)).toEqual({ kind: 'refused', why });
    expect(routeOfLink(address)).toBe(`/?link=${why}`);
  });

  test('whatever somebody writes, it opens a page that we know or goes home', () => {
    const known =
      /^\/(?:(?:customers|requests|consent)\/(?!\.+$)[\w.-]{1,64}|record|customers|requests|log(?:\?entry=[1-9]\d{0,8}(?:-[0-9a-f]{12})?)?|notices|settings)?$/u;
    const address = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => url.replace(/^https?/u, 'consentdesk')),
      fc
        .tuple(fc.constantFrom(...Object.keys(linkedPages), 'consent', 'toString'), fc.string())
        .map(([page, rest]) => `consentdesk://${page}/${rest}`),
      fc
        .tuple(fc.constantFrom('customers', 'requests', 'log'), fc.stringMatching(/^[\w.-]{1,70}$/u))
        .map((parts) => `consentdesk://${parts.join('/')}`),
    );
    let followed = 0;
    fc.assert(
      fc.property(address, (text) => {
        const reading = readLink(text);
        if (reading.kind === 'page') followed += 1;
        const route = routeOfLink(text);
        if (reading.kind === 'refused') expect(route).toBe(`/?link=${reading.why}`);
        else expect(route).toMatch(known);
      }),
      { numRuns: 1000 },
    );
    expect(followed).toBeGreaterThan(50);
  });

  test('the links that we make ourselves are followed', () => {
    for (const [page, route] of Object.entries(linkedPages)) expect(routeOfLink(linkTo(page as keyof typeof linkedPages))).toBe(route);
  });
});

describe('what a start was given', () => {
  const folder = join('/home', 'ann');
  test('is its link or its case file, the last one where there are several', () => {
    expect(handedOver(['/app', '--flag', 'consentdesk://log'], folder)).toEqual({ kind: 'link', address: 'consentdesk://log' });
    expect(handedOver(['/app', 'consentdesk://log', 'cases/A B.consentdesk'], folder)).toEqual({
      kind: 'file',
      path: join(folder, 'cases', 'A B.consentdesk'),
    });
    expect(handedOver(['/app', '/tmp/One.ConsentDesk'], folder)).toEqual({ kind: 'file', path: '/tmp/One.ConsentDesk' });
  });

  test.each([
    [[]],
    [['consentdesk://log']],
    [['/app']],
    [['/app', '--consentdesk://log']],
    [['/app', '--renderer-cmd-prefix=x.consentdesk']],
    [['/app', '.consentdesk']],
    [['/app', 'notes.txt']],
    [['/app', 'a\0.consentdesk']],
    [['/app', `consentdesk://${'a'.repeat(5000)}`]],
  ])('%j is nothing for us', (argv) => {
    expect(handedOver(argv, folder)).toEqual({ kind: 'nothing' });
  });

  test('is read from any arguments without an end of the app', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (argv) => {
        expect(['link', 'file', 'nothing']).toContain(handedOver(['/app', ...argv], folder).kind);
      }),
    );
  });
});
