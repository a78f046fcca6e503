import { describe, expect, it } from 'vitest';
import { CaseId } from '../../../src/core/case/case.ts';
import { newCase } from '../../../src/core/case/machine.ts';
import { caseSummary } from '../../../src/core/case/summary.ts';
import { pickPath } from '../../../src/core/guide/guide.ts';
import type { QuotaView } from '../../../src/core/quota/quota.ts';
import { pickPack } from '../../../src/core/rule/catalogue.ts';
import type { Side } from '../../../src/core/rule/finding.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import { customerId, fact, factsWith, NOW, quotaOf } from './given.ts';

function summaryOf(side: Side, simulated = false, change: Partial<QuotaView> = {}): string {
  const pack = pickPack({ site: 'intl', partnerType: 'csp', side, step: 'submit' });
  const facts = [
    ...factsWith({ reservedInstance: true, partnerSupportPlan: null, currencySet: false, serviceSupportPlan: null }),
    fact('serviceSupportPlan', true, '2026-10-01T00:00:00Z'),
  ];
  const quota = { ...quotaOf(side, 3, false), ...change };
  const verdict = judge({ pack, side, step: 'submit', facts, quota, role: 'account-manager', now: NOW, atAct: false });
  const id = CaseId.parse('01990000-0000-7000-8000-000000000001');
  const case_ = newCase({
    id,
    customerId,
    side,
    at: NOW,
    kind: side === 'partner' ? 'prepared' : 'incoming',
    reason: 'Contract\r\nends',
    stated: false,
  });
  return caseSummary({
    way: pickPath({ site: 'intl', partnerType: 'csp', side }),
    case: case_,
    accountName: 'acme-hk-001',
    customerName: 'A••• L••••••••',
    partnerAccountName: 'blue-harbor-partner',
    preparedBy: 'Chen',
    handedTo: 'Wang',
    at: NOW,
    verdicts: [verdict],
    quota,
    simulated,
  });
}

describe('the case summary for an administrator', () => {
  it('names both accounts, both people, and the reason on one line', () => {
    const text = summaryOf('partner');
    for (const line of [
      'Customer account: acme-hk-001',
      'Partner account: blue-harbor-partner',
      'Prepared by: Chen',
      'Handed to: Wang',
      'Reason: Contract ends',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('lists what blocks first, each with remedy, who must act, and the page it rests on', () => {
    const text = summaryOf('partner');
    expect(text.indexOf('R07 BLOCKS')).toBeLessThan(text.indexOf('R08 NOT KNOWN'));
    expect(text.indexOf('R08 NOT KNOWN')).toBeLessThan(text.indexOf('R02 WARNING'));
    expect(text.indexOf('R02 WARNING')).toBeLessThan(text.indexOf('R04 satisfied'));
    expect(text).toContain('never stated: partnerSupportPlan');
    expect(text).toContain('too old: serviceSupportPlan (violated when last seen)');
    expect(text).toContain('source: P-CSP-NEW, undated, read on 2026-11-21, https://support.huaweicloud.com/');
  });

  it('calls a count that nobody publishes "at least", by our reading', () => {
    expect(summaryOf('partner')).toContain(
      'at least 3 of 3 used, as far as this app knows; by our reading not before 2026-12-01T00:00:00Z',
    );
  });

  it('says what to do in Partner Center, by who asked', () => {
    expect(summaryOf('partner')).toContain('More > Disassociate');
    expect(summaryOf('customer')).toContain('Manage Association Records');
    expect(summaryOf('partner')).toContain('2. Sales > Customers > Customer Management (P-CSP-NEW, undated, read on 2026-11-21)');
    expect(summaryOf('customer')).toContain('no deadline is documented, R23');
  });

  it('says SIMULATED first where it is practice, and that the text is ours', () => {
    expect(summaryOf('partner', true).split('\n')[0]).toContain('SIMULATED');
    expect(summaryOf('partner').split('\n')[0]).toContain("our own text, not Huawei Cloud's");
  });

  it('says that no limit is known, or that this side waits after the other', () => {
    expect(summaryOf('partner', false, { stated: false })).toContain('Requests (R02): no limit is known here\n');
    const waitsFor = { side: 'customer', at: '2026-10-05T08:00:00Z', months: 3, until: '2027-01-05T08:00:00Z' } as const;
    expect(summaryOf('partner', false, { waitsFor })).toContain("3 months after the customer's latest request of 2026-10-05T08:00:00Z");
  });
});
