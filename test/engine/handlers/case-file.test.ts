import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { News } from '../../../src/contract/desk.ts';
import { readCaseFile, writeCaseFile } from '../../../src/core/case/case-file.ts';
import { account, type DeskUnderTest, deskUnderTest, readyDraft } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

/** Hands a draft over as a case file and gives its text. */
async function written(): Promise<{ readonly caseId: string; readonly content: string; readonly name: string }> {
  const caseId = await readyDraft(desk);
  await desk.client.requests.saveReason({ account, caseId, reason: 'The contract has ended' });
  await desk.client.requests.handOver({ account, caseId, to: 'Bo\u202E Admin', way: 'case-file' });
  const saved = desk.host.saved.at(-1);
  if (!saved) throw new Error('no file was saved');
  return { caseId, content: saved.content, name: saved.name };
}
const newest = async () => (await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 1 })).newest;

describe('A case handed over as a file', () => {
  it('holds the readable summary and the ids, masked, and the case is with that person', async () => {
    const { caseId, content, name } = await written();
    expect(name).toBe('SIMULATED summary customer-1.consentdesk');
    const reading = readCaseFile(content);
    if (reading.kind !== 'read') throw new Error(reading.why);
    expect(reading.file).toMatchObject({
      simulated: true,
      from: 'Ann Lee',
      to: 'Bo Admin',
      case: { id: caseId, side: 'partner', state: 'draft' },
      customer: { customerId: desk.customer(0), accountName: 'customer-1' },
    });
    expect(reading.file.summary).toContain('Reason: The contract has ended');
    expect(reading.file.summary).toContain('What to do in Partner Center');
    expect(JSON.stringify(reading).length).toBeLessThan(64 * 1024);
    const { row } = await desk.client.requests.get({ account, caseId: reading.file.case.id });
    expect(row.state).toBe('with-administrator');
  });

  it('is not handed over when the person cancels the dialog', async () => {
    const caseId = await readyDraft(desk);
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    expect(await desk.client.requests.handOver({ account, caseId, to: 'Bo', way: 'case-file' })).toEqual({ kind: 'cancelled' });
    expect((await desk.client.requests.get({ account, caseId })).row.state).toBe('draft');
  });
});

describe('Opening a case file', () => {
  it('leads to its case where this desk knows it, and writes nothing', async () => {
    const { caseId, content, name } = await written();
    const before = await newest();
    expect(await desk.client.caseFiles.read({ account, name, content })).toMatchObject({ kind: 'read', name, known: caseId });
    expect(await newest()).toBe(before);
    expect((await desk.store.case(caseId))?.case.state).toBe('with-administrator');
  });

  it('leads to no case of another customer, and to none that this desk does not have', async () => {
    const { content } = await written();
    const reading = readCaseFile(content);
    if (reading.kind !== 'read') throw new Error(reading.why);
    const { file } = reading;
    const stranger = writeCaseFile({ ...file, customer: { ...file.customer, customerId: desk.customer(1) } });
    expect(await desk.client.caseFiles.read({ account, name: 'a', content: stranger })).toMatchObject({ kind: 'read', known: null });
    const other = await deskUnderTest();
    try {
      expect(await other.client.caseFiles.read({ account, name: 'a', content })).toMatchObject({ kind: 'read', known: null });
    } finally {
      await other.stop();
    }
  });

  it('shows what the shell opened last, and asks the page to show it', async () => {
    expect(await desk.client.caseFiles.opened({ account })).toEqual({ kind: 'none' });
    const leave = new AbortController();
    const news = await desk.client.desk.news(undefined, { signal: leave.signal });
    await news.next();
    desk.engine.openFile({ name: 'a.consentdesk', content: '{' });
    const { value } = await news.next();
    expect(News.parse(value).topics).toContainEqual({ topic: 'open', account: null, id: '/case-file' });
    expect(await desk.client.caseFiles.opened({ account })).toEqual({ kind: 'refused', name: 'a.consentdesk', why: 'not-a-case-file' });
    leave.abort();
  });

  it('that was asked for before any page was there is told to the first one that comes within a minute', async () => {
    const firstTopics = async () => {
      const leave = new AbortController();
      const news = await desk.client.desk.news(undefined, { signal: leave.signal });
      await news.next();
      desk.desk.news.tell('settings', null);
      const { value } = await news.next();
      leave.abort();
      await news.return?.();
      return News.parse(value).topics.map(({ topic, id }) => [topic, id]);
    };
    desk.engine.open('/requests/1');
    desk.engine.open('/requests/2');
    // What is told to nobody is gone first.
    const { revision } = desk.desk.news;
    await vi.waitFor(() => expect(desk.desk.news.revision).toBeGreaterThan(revision));
    expect(await firstTopics()).toEqual([
      ['open', '/requests/2'],
      ['settings', null],
    ]);
    expect(await firstTopics()).toEqual([['settings', null]]);

    desk.engine.open('/requests/3');
    const later = desk.desk.news.revision;
    await vi.waitFor(() => expect(desk.desk.news.revision).toBeGreaterThan(later));
    desk.time.advance(60_000);
    expect(await firstTopics()).toEqual([['settings', null]]);
  });
});
