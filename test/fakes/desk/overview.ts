import type { Blockers, Dates, Decisions, Owners, Quota } from '../../../src/contract/overview.ts';
import { stretchesOf, weeksAhead } from '../../../src/core/overview/period.ts';
import type { Answers } from './answers.ts';

const now = () => Temporal.Now.instant().toString();

/** A desk in its second year, told by the contract. */
export function sampleDecisions(): Decisions {
  const stretches = stretchesOf('12-months', now(), 'UTC', null);
  return {
    waiting: [
      { owing: 'us', age: 0, cases: 2 },
      { owing: 'us', age: 4, cases: 1 },
      { owing: 'customer', age: 1, cases: 12 },
      { owing: 'administrator', age: 2, cases: 3 },
    ],
    ageEdges: [1, 5, 10, 20],
    drafts: 4,
    stretches: [...stretches],
    times: [
      { stretch: null, side: 'partner', cases: 40, median: 3.25, p90: 9.5 },
      { stretch: null, side: 'customer', cases: 3, median: 1, p90: null },
      { stretch: 10, side: 'partner', cases: 30, median: 3.5, p90: 9 },
      { stretch: 11, side: 'partner', cases: 10, median: 2, p90: 4 },
      { stretch: 11, side: 'customer', cases: 3, median: 1, p90: null },
    ],
    outcomes: [
      { outcome: 'disassociated', stated: false, cases: 30 },
      { outcome: 'disassociated', stated: true, cases: 5 },
      { outcome: 'rejected', stated: false, cases: 8 },
      { outcome: 'withdrawn', stated: true, cases: 1 },
    ],
    erased: 2,
  };
}
const owners: Owners = {
  rows: [
    { name: 'Li Wei', open: 12, decided: 30, median: 2.5 },
    { name: null, open: 0, decided: 2, median: null },
  ],
  others: 0,
};
const blockers: Blockers = {
  customers: 240,
  judged: 236,
  blocked: 90,
  rules: [
    { ruleId: 'R07', statement: 'The customer has no valid reserved instance.', customers: 60 },
    { ruleId: 'R05', statement: 'The account is not frozen.', customers: 40 },
  ],
};
const quota: Quota = {
  customers: 240,
  sides: [
    { side: 'partner', limit: 3, months: 3, published: false, used: [{ requests: 1, customers: 9 }], gone: 1 },
    { side: 'customer', limit: 3, months: 3, published: false, used: [], gone: 0 },
  ],
};
function sampleDates(): Dates {
  const weeks = weeksAhead(now(), 'UTC');
  const at = `${weeks[1]?.first}T09:00:00Z`;
  return {
    weeks: [...weeks],
    counts: [{ week: 1, kind: 'chase', dates: 1 }],
    next: [{ kind: 'chase', at, side: null, caseId: 'case-3' as never, customerId: null, accountName: 'acme-sg-003' }],
    total: 1,
  };
}

export const overviewAnswers: Answers = {
  'overview.decisions': sampleDecisions,
  'overview.owners': () => owners,
  'overview.blockers': () => blockers,
  'overview.quota': () => quota,
  'overview.dates': sampleDates,
  'overview.saveTable': () => ({ kind: 'saved', where: '/tmp/overview.csv' }),
  'overview.savePicture': () => ({ kind: 'saved', where: '/tmp/overview.png' }),
};
