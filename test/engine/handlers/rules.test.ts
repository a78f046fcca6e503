import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../../src/core/account/account.ts';
import { shippedPacks } from '../../../src/core/rule/catalogue.ts';
import { account, clearChecklist, type DeskUnderTest, deskUnderTest, freshKey, readyDraft, submission } from './desk-under-test.ts';

const file = (id: string) => readFileSync(join(import.meta.dirname, `../../../src/core/rule/packs/${id}.json`), 'utf8');
const csp = JSON.parse(file('intl-partner-submit-csp')) as Record<string, unknown> & { key: object; rules: { id: string }[] };
/** The pack of tomorrow: one rule fewer, and another limit. */
const tomorrow = (change: object = {}) =>
  JSON.stringify({
    ...csp,
    id: 'intl-partner-submit-csp-2026-11-22',
    key: { ...csp.key, edition: { kind: 'dated', date: '2026-11-22' } },
    limits: { requests: 5, months: 6 },
    rules: csp.rules.filter(({ id }) => id !== 'R09'),
    ...change,
  });

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest({ capabilities: { counting: null } });
});
afterEach(() => desk.stop());

describe('the packs of an account', () => {
  it('are all editions, with those in use marked by the checks they are used for', async () => {
    const { packs, notKnown } = await desk.client.rules.list({ account });
    expect(packs.map(({ id }) => id).toSorted()).toEqual(
      shippedPacks()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(packs.flatMap(({ id, inUse }) => inUse.map(({ side, step }) => `${side} ${step} ${id}`)).toSorted()).toEqual([
      'customer agree intl-customer-agree-2025-05-27',
      'customer submit intl-customer-submit-2025-06-30',
      'partner agree intl-partner-agree-2025-06-30',
      'partner submit intl-partner-submit-csp',
    ]);
    expect(notKnown).toEqual([]);
    expect(JSON.stringify(packs).length).toBeLessThan(64 * 1024);
  });

  it('can be read whole, each under 64 KB, with who knows each needed fact', async () => {
    for (const { id } of shippedPacks()) {
      const page = await desk.client.rules.pack({ account, id });
      expect(page.rules.every(({ sources }) => sources.length > 0)).toBe(true);
      expect(JSON.stringify(page).length).toBeLessThan(64 * 1024);
    }
    const { rules } = await desk.client.rules.pack({ account, id: 'intl-partner-submit-csp' });
    expect(rules.find(({ id }) => id === 'R05')?.facts).toEqual([
      { kind: 'frozen', knownBy: 'api' },
      { kind: 'freezeKind', knownBy: 'partner-center' },
    ]);
    await expect(desk.client.rules.pack({ account, id: 'intl-partner-submit-1999' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
  });

  it('can be compared, also the two that differ most', async () => {
    const changes = await desk.client.rules.changes({
      account,
      from: 'intl-customer-submit-2020-10-10',
      to: 'intl-customer-submit-2025-06-30',
    });
    expect(changes.limitsDiffer).toBe(true);
    expect(changes.changed.map(({ after }) => after.id)).toContain('R04');
    expect(changes.added.map(({ id }) => id)).toContain('R11');
    expect(JSON.stringify(changes).length).toBeLessThan(64 * 1024);
  });

  it('open the pages they cite outside the app, and no other', async () => {
    const id = 'eu-partner-submit-2024-09-06';
    const address = 'https://support.huaweicloud.com/eu/usermanual-bpconsole/dp_050101.html';
    await desk.client.rules.openSource({ account, id, address });
    expect(desk.host.opened).toEqual([address]);
    await expect(desk.client.rules.openSource({ account, id, address: 'https://evil.example/' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
    expect(desk.host.opened).toHaveLength(1);
  });
});

describe('a pack that a person adds', () => {
  it('is shown before it is kept, with what it takes the place of', async () => {
    const { page, replaces } = await desk.client.rules.preview({ account, content: tomorrow() });
    expect(page.row).toMatchObject({ inUse: [{ side: 'partner', step: 'submit' }], added: { by: 'Ann Lee' } });
    expect(replaces.map(({ id }) => id)).toEqual(['intl-partner-submit-csp']);
    expect((await desk.client.rules.list({ account })).packs.some(({ added }) => added !== null)).toBe(false);
  });

  it('judges from then on, limits included, and is marked and logged with the name', async () => {
    const customerId = desk.customer(0);
    await desk.client.rules.import({ account, content: tomorrow() });
    const { verdicts, quota } = await desk.client.customers.card({ account, customerId });
    expect(verdicts[0]?.packId).toBe('intl-partner-submit-csp-2026-11-22');
    expect(verdicts[0]?.findings.map(({ ruleId }) => ruleId)).not.toContain('R09');
    expect(quota[0]).toMatchObject({ limit: 5, months: 6 });
    const added = (await desk.client.rules.list({ account })).packs.filter((pack) => pack.added !== null);
    expect(added).toMatchObject([{ added: { by: 'Ann Lee' }, inUse: [{ side: 'partner', step: 'submit' }] }]);
    const { rows } = await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 1 });
    expect(rows[0]).toMatchObject({
      entry: {
        operation: 'setting-changed',
        detail: { setting: 'rule-pack', change: 'added', pack: 'intl-partner-submit-csp-2026-11-22' },
      },
      personal: { operator: 'Ann Lee' },
    });
  });

  it('makes every row of the list be judged anew, when it comes and when it goes', async () => {
    const due = async () => {
      const { indexName } = await import('../../../src/engine/desk/pack-of.ts');
      return desk.store.verdictsDue({ packId: await indexName(desk.desk), now: desk.time.now(), limit: 9 });
    };
    const { judgeForIndex } = await import('../../../src/engine/desk/verdicts.ts');
    const judgeAll = async () => {
      const all = await desk.store.dossiers([desk.customer(0), desk.customer(1)]);
      await desk.store.writeVerdicts(await judgeForIndex(desk.desk, all, [], desk.time.now()));
    };
    await judgeAll();
    expect(await due()).toEqual([]);
    await desk.client.rules.import({ account, content: tomorrow() });
    expect(await due()).toHaveLength(2);
    await judgeAll();
    await desk.client.rules.remove({ account, id: 'intl-partner-submit-csp-2026-11-22' });
    expect(await due()).toHaveLength(2);
  });

  it('can be taken away again, and ours cannot', async () => {
    await desk.client.rules.import({ account, content: tomorrow() });
    await desk.client.rules.remove({ account, id: 'intl-partner-submit-csp-2026-11-22' });
    const { verdicts } = await desk.client.customers.card({ account, customerId: desk.customer(0) });
    expect(verdicts[0]?.packId).toBe('intl-partner-submit-csp');
    await expect(desk.client.rules.remove({ account, id: 'intl-partner-submit-csp' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
  });

  it.each([
    ['is no JSON', 'rules!', ''],
    ['is no pack', '[]', ''],
    ['asks what nobody knows', tomorrow({ rules: [{ ...csp.rules[3], violatedWhen: { kind: 'mood' } }] }), 'rules.0.violatedWhen.kind'],
    [
      'cites a page that is none',
      tomorrow({ sources: [{ key: 'X', title: '', address: 'file:///etc/passwd', date: null, readOn: '2026-11-22' }] }),
      'sources.0.address',
    ],
    ['is of a day that has not come', tomorrow({ key: { ...csp.key, edition: { kind: 'dated', date: '2026-11-24' } } }), 'key.edition'],
    ['is here already', file('intl-partner-submit-csp'), 'id'],
    ['is the same edition as another', tomorrow({ key: csp.key }), 'key'],
  ])('is refused with the place when it %s', async (_what, content, place) => {
    const refused = { data: { code: 'invalid-input', detail: { place } } };
    await expect(desk.client.rules.preview({ account, content })).rejects.toMatchObject(refused);
    await expect(desk.client.rules.import({ account, content })).rejects.toMatchObject(refused);
    expect((await desk.client.rules.list({ account })).packs).toHaveLength(shippedPacks().length);
  });

  it('is refused when it is too long, or nobody says who adds it', async () => {
    const long = await desk.client.rules.preview({ account, content: ' '.repeat(64 * 1024 + 1) }).catch((error: unknown) => error);
    expect(long).toMatchObject({ data: { code: 'invalid-input' } });
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    await expect(desk.client.rules.import({ account, content: tomorrow() })).rejects.toMatchObject({ data: { code: 'operator-missing' } });
  });

  it('is kept when another is added in the same moment, and the same one only once', async () => {
    const other = tomorrow({ id: 'another', key: { ...csp.key, edition: { kind: 'dated', date: '2026-11-23' } } });
    const results = await Promise.allSettled(
      [tomorrow(), other, tomorrow()].map((content) => desk.client.rules.import({ account, content })),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const { packs } = await desk.client.rules.list({ account });
    expect(packs.flatMap(({ id, added }) => (added === null ? [] : [id]))).toEqual(['intl-partner-submit-csp-2026-11-22', 'another']);
  });
});

describe('on the EU site', () => {
  const eu = async (partnerType: 'csp' | 'distributor', counting: null | undefined = null) => {
    await desk.stop();
    const site: Site = 'eu';
    desk = await deskUnderTest({ place: { site, partnerType }, ...(counting === null ? { capabilities: { counting } } : {}) });
  };

  it('a partner is judged by the pages of the EU, where arrears block', async () => {
    await eu('csp');
    const customerId = desk.customer(0);
    await clearChecklist(desk, customerId);
    await desk.client.facts.state({ account, subject: customerId, kind: 'arrears', value: true, seenOn: '2026-11-22', note: '' });
    const { verdicts } = await desk.client.customers.card({ account, customerId });
    expect(verdicts.map(({ packId }) => packId)).toEqual(['eu-partner-submit-2024-09-06', 'eu-partner-agree-2025-05-27']);
    expect(verdicts.map(({ state }) => state)).toEqual(['blocked', 'blocked']);
    expect(verdicts[1]?.findings.find(({ ruleId }) => ruleId === 'R14')).toMatchObject({ state: 'violated', inferred: true });
  });

  it('where no rules are known the verdict is unknown and says so, and nothing fails', async () => {
    await eu('distributor');
    const customerId = desk.customer(0);
    const { verdicts, quota } = await desk.client.customers.card({ account, customerId });
    expect(verdicts[0]).toMatchObject({ state: 'unknown', findings: [{ ruleId: 'no-rules', state: 'unknown', mustAct: 'huawei-cloud' }] });
    expect(verdicts[0]?.packTitle).toContain('The rules are not known here');
    expect(quota[0]).toMatchObject({ stated: false, left: 1, nextFreeAt: null });
    expect((await desk.client.rules.list({ account })).notKnown).toEqual([
      { side: 'partner', step: 'submit' },
      { side: 'customer', step: 'agree' },
    ]);
    expect((await desk.client.desk.status({ account })).pack.title).toContain('not known here');
    await desk.client.customers.recheck({ account, customerId });
  });

  it('where no rules are known a person may act, but only with a reason that is logged', async () => {
    await eu('distributor', undefined);
    const caseId = await readyDraft(desk);
    const given = submission(desk, caseId);
    await expect(desk.client.requests.submit(given)).rejects.toMatchObject({ data: { code: 'undocumented-reason-needed' } });
    await desk.client.requests.submit({ ...given, actKey: freshKey(), passUndocumentedReason: 'asked by ticket 4711' });
    const { rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'undocumented-passed-with-reason' },
      before: null,
      limit: 5,
    });
    expect(rows).toHaveLength(1);
  });
});
