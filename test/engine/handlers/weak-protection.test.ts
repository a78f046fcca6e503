import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

describe('accepting weak protection', () => {
  let desk: DeskUnderTest;
  beforeEach(async () => {
    desk = await deskUnderTest();
  });
  afterEach(() => desk.stop());
  const choices = async () => {
    const { rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'setting-changed' },
      before: null,
      limit: 100,
    });
    return rows.filter(({ entry }) => entry.detail.setting === 'weak-protection');
  };

  it('stands in the operation log with who chose it, and so does taking it back', async () => {
    expect(await desk.client.settings.protection()).toEqual({ level: 'memory', state: 'open', weak: 'refused', setAside: [] });
    expect(await desk.client.settings.acceptWeakProtection({ accepted: true })).toMatchObject({ weak: 'accepted' });
    expect(await desk.client.settings.acceptWeakProtection({ accepted: false })).toMatchObject({ weak: 'refused' });
    const logged = await choices();
    expect(logged.map(({ entry }) => entry.detail.accepted)).toEqual([false, true]);
    expect(logged.every(({ personal }) => personal?.operator !== undefined)).toBe(true);
  });

  it('where there is nothing to choose is refused, and not logged', async () => {
    desk.host.secrets.acceptWeak = () => Promise.reject(new Fault('not-allowed-here', { setting: 'weak-protection' }));
    await expect(desk.client.settings.acceptWeakProtection({ accepted: true })).rejects.toMatchObject({
      data: { code: 'not-allowed-here' },
    });
    expect(await choices()).toEqual([]);
  });
});
