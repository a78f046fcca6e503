import { expect, test } from 'vitest';
import { AccountId } from '../../src/core/account/account.ts';
import type { CustomerId } from '../../src/core/customer/customer.ts';
import { createCapabilities } from '../../src/engine/desk/capabilities.ts';
import type { Desk } from '../../src/engine/desk/desk.ts';
import { judgeForIndex } from '../../src/engine/desk/verdicts.ts';
import { openInFolder } from '../ports/store/folder.ts';
import { caseOf, caseWrite, morning, noon, nothing, reading, writePage } from '../ports/store/samples.ts';

test('customers judged together get the verdict that each gets alone, whoever is known by the same facts', async () => {
  const { store } = await openInFolder();
  const everybody = Array.from({ length: 60 }, (_, index) =>
    reading(`c${index}`, { association: index % 3 === 0 ? 'referral' : 'reseller', frozen: index % 5 === 0 }),
  );
  await writePage(store, everybody.slice(0, 30));
  await writePage(store, everybody.slice(30), { observedAt: noon });
  const fact = { kind: 'arrears', observedAt: noon, note: '' } as const;
  await store.writeFacts({
    facts: [
      { ...fact, subject: 'c1' as CustomerId, value: true, source: 'person', by: 'Anna' },
      { ...fact, subject: 'c2' as CustomerId, value: false, source: 'person', by: 'Anna' },
      { ...fact, subject: 'c4' as CustomerId, value: true, source: 'simulated', by: '' },
      { ...fact, subject: 'c7' as CustomerId, value: true, source: 'simulated', by: 'Anna' },
    ],
    ...nothing,
  });
  const quota = { customerId: 'c8', side: 'partner', at: morning, source: 'app', caseId: 'k1' } as const;
  await store.writeCase(caseWrite(caseOf('k1', { customerId: 'c8' as CustomerId }), { quota }));
  const info = { account: AccountId.parse('one'), name: 'One', site: 'intl', partnerType: 'csp', kind: 'sandbox' } as const;
  // As far as judging for the index asks of a desk.
  const clock = { now: () => noon };
  const desk = { store, info, clock, capabilities: createCapabilities(null, store, info.kind) } as unknown as Desk;
  const dossiers = await store.dossiers(everybody.map(({ customerId }) => customerId));
  const together = await judgeForIndex(desk, dossiers, [], noon);
  const alone = await Promise.all(dossiers.map(async (one) => (await judgeForIndex(desk, [one], [], noon))[0]));
  expect(together).toEqual(alone);
  expect(new Set(together.map(({ violated, unknown, validUntil }) => `${violated} ${unknown} ${validUntil}`)).size).toBeGreaterThan(4);
});
