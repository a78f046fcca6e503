import { describe, expect, test } from 'vitest';
import type { SyncState } from '../../../src/core/sync/sync.ts';
import { draft, evening, idle, morning, noon, nothing, notice, type Open, reading, writePage } from './samples.ts';

export function syncBehaviour(open: Open): void {
  describe('writing a page of a listing', () => {
    test('it says who joined, who changed in what, and who stayed the same', async () => {
      const { store } = await open();
      const first = await writePage(store, [reading('c1'), reading('c2')]);
      expect(first).toEqual({ joined: ['c1', 'c2'], returned: [], changed: [], unchanged: 0 });
      const second = await writePage(store, [reading('c1', { frozen: true, email: 'new@example.com' }), reading('c2'), reading('c3')], {
        passId: 'pass-2',
        observedAt: noon,
      });
      expect(second).toEqual({
        joined: ['c3'],
        returned: [],
        changed: [{ customerId: 'c1', fields: ['email', 'frozen'] }],
        unchanged: 1,
      });
      expect(await store.customer('c1')).toMatchObject({ frozen: true, firstSeenAt: morning, lastSeenAt: noon, changedAt: noon });
      expect(await store.customer('c2')).toMatchObject({ firstSeenAt: morning, lastSeenAt: noon, changedAt: morning });
    });

    test('a customer listed again after it was gone has returned; one only missing from a listing is simply there', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')]);
      await store.writeVisibility({ customerId: 'c1' as never, to: 'no-longer-visible', ...nothing });
      await store.writeVisibility({ customerId: 'c2' as never, to: 'missing-from-listing', ...nothing });
      const outcome = await writePage(store, [reading('c1'), reading('c2')], { passId: 'pass-2', observedAt: noon });
      expect(outcome).toEqual({ joined: [], returned: ['c1'], changed: [], unchanged: 1 });
      expect(await store.customer('c1')).toMatchObject({ visibility: 'visible' });
      expect(await store.customer('c2')).toMatchObject({ visibility: 'visible' });
    });

    test('half a character in a name does not make the customer look changed for ever', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1', { name: 'half \ud83d' })]);
      expect(await writePage(store, [reading('c1', { name: 'half \ud83d' })])).toMatchObject({ changed: [], unchanged: 1 });
    });

    test('after a pass the visible customers it did not meet are named in order, a few at a time', async () => {
      const { store } = await open();
      await writePage(
        store,
        ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => reading(id)),
      );
      await writePage(store, [reading('c2')], { passId: 'pass-2' });
      await store.writeVisibility({ customerId: 'c4' as never, to: 'no-longer-visible', ...nothing });
      expect(await store.notMetByPass('pass-2', '', 2)).toEqual(['c1', 'c3']);
      expect(await store.notMetByPass('pass-2', 'c3', 2)).toEqual(['c5']);
      expect(await store.notMetByPass('pass-1', '', 9)).toEqual(['c2']);
    });

    test('a page read outside of a pass leaves alone how far the pass has come', async () => {
      const { store } = await open();
      const paused: SyncState = { ...idle, phase: 'paused', lastCompleteAt: morning };
      await store.writeSyncState(paused);
      const page = { passId: 'alone', observedAt: noon, source: 'simulated', customers: [reading('c1')], state: null } as const;
      expect(await store.writeSyncPage({ ...page, ...nothing })).toMatchObject({ joined: ['c1'] });
      expect(await store.syncState()).toEqual(paused);
    });

    test('how far a listing has come is kept with the page, so that it goes on exactly there', async () => {
      const { store } = await open();
      expect(await store.syncState()).toEqual(idle);
      const progress = {
        passId: 'pass-1',
        startedAt: morning,
        scope: '',
        scopesLeft: ['r1'],
        offset: 100,
        expected: 240,
        read: 100,
        total: null,
        changedWhileRead: false,
      };
      const running: SyncState = { phase: 'running', progress, lastCompleteAt: null, missing: 0 };
      await writePage(store, [reading('c1')], { state: running });
      expect(await store.syncState()).toEqual(running);
      await store.writeSyncState({ ...running, phase: 'paused' });
      expect(await store.syncState()).toEqual({ ...running, phase: 'paused' });
    });

    test('log and notices of the page are written with it', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')], {
        log: [draft({ operation: 'customer-joined', customerId: 'c1' })],
        notices: [notice('n1', { kind: 'changed' })],
      });
      expect((await store.logEntry(1))?.customerId).toBe('c1');
      expect((await store.notices({ unreadOnly: false, before: null, limit: 9 })).rows).toHaveLength(1);
    });

    test('when part of a page cannot be written, nothing of it is', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1')]);
      const failing = writePage(store, [reading('c1', { frozen: true }), reading('c2')], {
        observedAt: evening,
        state: { ...idle, phase: 'running' },
        log: [draft({ at: 'no instant' })],
      });
      await expect(failing).rejects.toThrow();
      expect(await store.customer('c1')).toMatchObject({ frozen: false, lastSeenAt: morning });
      expect(await store.customer('c2')).toBeNull();
      expect(await store.syncState()).toEqual(idle);
      expect(await store.verifyLog()).toMatchObject({ entries: 0, sound: true });
    });

    test('a customer nobody knows cannot become invisible', async () => {
      const { store } = await open();
      const asked = store.writeVisibility({ customerId: 'c9' as never, to: 'no-longer-visible', log: [draft()], notices: [] });
      await expect(asked).rejects.toMatchObject({ code: 'not-found' });
      expect(await store.verifyLog()).toMatchObject({ entries: 0 });
    });
  });
}
