import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FirstAnswers, firstAnswersId } from '../../src/contract/first-answers.ts';
import { createFirstAnswers, dataBlock, readFirstAnswers } from '../../src/web/first-answers.ts';
import { deskUnderTest } from '../engine/handlers/desk-under-test.ts';
import { freshState } from '../fakes/desk/answers.ts';
import { type Desk, openDesk } from './served.ts';

const block = new RegExp(`<script type="application/json" id="${firstAnswersId}">(.*?)</script>`, 's');

/** Answers as the engine gives them, with one row renamed. */
function answersWith(accountName: string): FirstAnswers {
  const { rows, status, appearance } = freshState();
  const [first, ...others] = rows.slice(0, 100);
  if (!first) throw new Error('There is no sample row.');
  return {
    revision: 7,
    app: { version: '1', shell: 'browser', secrets: { kind: 'memory', name: 'memory only' }, accounts: [], playAddress: null },
    appearance,
    status,
    customers: { total: rows.length, rows: [{ ...first, accountName }, ...others] },
    facets: { total: rows.length, managers: [], resellers: [] },
  };
}

test('a name that looks like the end of the block, or like a comment, stays a name', () => {
  const name = '</script><script>alert(1)</script><!--';
  const answers = answersWith(name);
  const written = dataBlock(answers);
  expect(written.match(/<\/script/g)).toHaveLength(1);
  expect(written.match(/</g)).toHaveLength(2);
  expect(JSON.parse(block.exec(written)?.[1] ?? '')).toEqual(answers);
});

describe('the document', () => {
  // Patterns of a replacement, and the end of the block.
  const awkward = `acme-$&-$'-$\`-$1-$<x></script><script>alert(1)</script>`;
  let desk: Desk;
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    desk = await openDesk({
      firstAnswers: async () => {
        asked += 1;
        return answersWith(awkward);
      },
    });
  });
  afterEach(() => desk.close());

  test('brings the first answers to who has been let in, any name whole inside the block, and is kept by no cache', async () => {
    const { cookie, path } = await desk.signIn();
    const answer = await desk.ask(path, { headers: { cookie } });
    expect(JSON.parse(block.exec(answer.body)?.[1] ?? '').customers.rows[0].accountName).toBe(awkward);
    expect(answer.headers['cache-control']).toBe('no-store');
    // Around the block the page stands as it was built.
    expect(answer.body.replace(block, '').match(/<\/?(?:html|head|body|title|script|meta)/g)?.length).toBe(10 + 3);
  });

  test.each([
    ['no cookie', 'cookie', ''],
    ['a guessed cookie', 'cookie', 'guess'],
    ['another host', 'host', 'evil.example'],
    ['another origin', 'origin', 'https://evil.example'],
    ['another site', 'sec-fetch-site', 'cross-site'],
  ] as const)('brings nothing to a request with %s, and nothing is read for it', async (_, name, value) => {
    const { cookie, path } = await desk.signIn();
    const answer = await desk.ask(path, { headers: name === 'cookie' ? { cookie: value } : { cookie, [name]: value } });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain(firstAnswersId);
    expect(asked).toBe(0);
  });

  test.each(['/', '/index.html', `/t/${'A'.repeat(43)}/`, '/t//', '/?'])(
    'brings nothing to the cookie alone at %s, and nothing is read for it',
    async (path) => {
      const { cookie } = await desk.signIn();
      const answer = await desk.ask(path, { headers: { cookie } });
      expect([403, 404]).toContain(answer.status);
      expect(answer.body).not.toContain(firstAnswersId);
      expect(answer.body).not.toContain('tab-secret');
      expect(asked).toBe(0);
    },
  );

  test('names its files under a folder that only this start knows, where a browser may keep them; elsewhere it may not', async () => {
    const { cookie, path: tab } = await desk.signIn();
    const { body } = await desk.ask(tab, { headers: { cookie } });
    const path = /src="(\/kept-[\w-]{16}\/assets\/page-1a2b\.js)"/.exec(body)?.[1] ?? '';
    const kept = await desk.ask(path, { headers: { cookie } });
    expect(kept.status).toBe(200);
    expect(kept.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect((await desk.ask(path)).status).toBe(403);
    expect((await desk.ask('/assets/page-1a2b.js', { headers: { cookie } })).headers['cache-control']).toBe('no-store');
    expect((await desk.ask('/kept-AAAAAAAAAAAAAAAA/assets/page-1a2b.js', { headers: { cookie } })).status).toBe(404);
    expect((await desk.ask(path.replace('page-1a2b.js', '../main.js'), { headers: { cookie } })).status).toBe(404);
  });
});

describe('the first answers of an engine', () => {
  test('hold what the list shows, and no personal data in clear', async () => {
    const under = await deskUnderTest({ customers: 3 });
    try {
      const answers = await readFirstAnswers(under.engine.router, 10_000);
      expect(answers?.customers.rows.map((row) => row.customerId).sort()).toEqual([0, 1, 2].map(under.customer).sort());
      const written = JSON.stringify(answers);
      const personal = under.partner.present
        .flatMap(({ name, telephone, email }) => [name, telephone, email])
        .filter((text) => text !== '');
      expect(personal.length).toBeGreaterThan(0);
      for (const text of personal) expect(written).not.toContain(text);
    } finally {
      await under.stop();
    }
  });

  test('are read anew once something was told, and after a minute', async () => {
    const under = await deskUnderTest({ customers: 3 });
    let minutes = 0;
    try {
      const first = createFirstAnswers(under.engine.router, () => minutes * 60_000);
      const kept = await first();
      expect(kept).not.toBeNull();
      expect(await first()).toBe(kept);
      minutes = 2;
      const later = await first();
      expect(later).not.toBe(kept);
      under.engine.open('/requests/1');
      await expect.poll(async () => (await first())?.revision).toBe((later?.revision ?? 0) + 1);
    } finally {
      await under.stop();
    }
  });

  test('are given up when the engine is too busy, so that the document comes', async () => {
    const under = await deskUnderTest();
    try {
      vi.spyOn(under.store, 'customers').mockReturnValue(new Promise(() => {}));
      expect(await readFirstAnswers(under.engine.router, 50)).toBeNull();
    } finally {
      await under.stop();
    }
  });
});
