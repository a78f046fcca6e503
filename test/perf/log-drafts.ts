import type { LogDraft, LogResult, LogSource, Operation } from '../../src/core/log/entry.ts';

const CUSTOMERS = 100_000;
/** Ten years of 1,200,000 entries: one every four and a half minutes. */
const begun = Date.UTC(2016, 10, 22);
const between = 262_980;

const operators = [
  ...['Anna Souza', 'Bruno Weber', 'Chen Li', 'Dana Okafor', 'Elif Demir', 'Farid Haddad', 'Grace Kim', 'Hiro Tanaka', 'Ines Costa'],
  ...['Jonas Berg', '王芳', '李伟', 'Lucía Romero', 'Noor Aziz', 'Olga Petrova', 'Pablo Ruiz', 'Qian Zhao', 'Rosa Lima', 'Sven Lund'],
];
const words = [
  ...['acme', 'aurora', 'birch', 'cobalt', 'fairwind', 'logistics', 'media', 'lighting', 'cloud', 'north', 'harbour', 'quartz', 'summit'],
  ...['lotus', 'delta', 'ember'],
];
const chinese = ['深圳市云海科技有限公司', '上海北极星物流有限公司', '广州光明照明', '杭州西湖云计算', '成都金桥贸易', '北京远大传媒'];
const reasons = [
  'The contract ends and the customer moves to another partner',
  '客户要求解除关联，合同到期',
  'Asked by telephone, confirmed by mail the same day',
  'Company was bought; the new owner has its own agreement',
  '客户迁移到其他合作伙伴',
  'Double account, the other one stays',
];

/** What happens at a distributor's desk, and how often of a hundred. */
const happens: readonly (readonly [Operation, LogResult, LogSource, number])[] = [
  ['check-run', 'ok', 'api', 22],
  ['fact-stated', 'stated', 'person', 12],
  ['customer-changed', 'ok', 'api', 10],
  ['customer-joined', 'ok', 'api', 8],
  ['sync-finished', 'ok', 'api', 6],
  ['case-prepared', 'ok', 'person', 6],
  ['case-noted', 'ok', 'person', 6],
  ['case-submitted', 'ok', 'person', 5],
  ['case-agreed', 'ok', 'api', 4],
  ['consent-mail-made', 'ok', 'person', 4],
  ['mail-sent', 'ok', 'person', 4],
  ['personal-data-revealed', 'ok', 'person', 4],
  ['case-reminder-set', 'ok', 'person', 3],
  ['case-rejected', 'ok', 'api', 2],
  ['case-refused', 'refused', 'api', 1],
  ['case-outcome-unknown', 'unknown', 'api', 1],
  ['setting-changed', 'ok', 'person', 1],
  ['customer-no-longer-visible', 'ok', 'api', 1],
];
const ladder = happens.flatMap((one) => Array.from({ length: one[3] }, () => one));

function mixed(number: number): number {
  let value = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
const of = <Value>(list: readonly Value[], number: number): Value => list[number % list.length] as Value;

export const customerIdOf = (customer: number): string => `c${customer.toString(16).padStart(31, '0')}`;

/** Entry number `index` of the made log: always the same one. */
export function draftOf(index: number): LogDraft {
  const random = mixed(index);
  const customer = random % CUSTOMERS;
  const [operation, result, source] = of(ladder, mixed(random));
  const at = new Date(begun + index * between + (random % 1000)).toISOString();
  const alone = operation === 'sync-finished' || operation === 'setting-changed';
  const isCase = operation.startsWith('case-');
  return {
    at,
    operation,
    result,
    source,
    customerId: alone ? null : customerIdOf(customer),
    caseId: isCase ? `k${(customer * 7).toString(36).padStart(20, '0')}` : null,
    detail: detailOf(operation, at, random),
    personal: personalOf(operation, source, alone, customer, random),
  };
}

function detailOf(operation: Operation, at: string, random: number): LogDraft['detail'] {
  if (operation === 'check-run') return { facts: 12, gateway: false, submit: of(['allowed', 'blocked', 'unknown'], random) };
  if (operation === 'sync-finished') return { customers: CUSTOMERS, changed: random % 50, joined: random % 7, pages: 1000 };
  if (operation === 'customer-changed') return { fields: of(['manager', 'frozen', 'manager,frozen'], random) };
  if (operation === 'fact-stated') return { kind: 'reserved-instances', value: random % 4, seenOn: at.slice(0, 10) };
  return operation.startsWith('case-') ? { side: 'partner', from: 'draft', to: 'awaiting-customer' } : {};
}

function personalOf(operation: Operation, source: LogSource, alone: boolean, customer: number, random: number): LogDraft['personal'] {
  const name = `${of(words, customer)}-${of(words, customer >> 4)}-${customer.toString(36).padStart(4, '0')}`;
  const reason = `${of(reasons, mixed(random + 2))} ${random % 9973}`;
  return {
    ...(source === 'person' ? { operator: of(operators, mixed(random + 1)) } : {}),
    ...(alone ? {} : { accountName: name }),
    ...(operation === 'customer-joined' || operation === 'consent-mail-made'
      ? { customerName: customer % 3 === 0 ? of(chinese, customer) : `${of(words, customer)} ${of(words, customer + 5)} Ltd` }
      : {}),
    ...(operation === 'case-noted' ? { note: reason } : {}),
    ...(['case-prepared', 'fact-stated', 'case-refused'].includes(operation) ? { reason } : {}),
    ...(operation === 'mail-sent' ? { recipient: `owner-${customer}@example.com` } : {}),
  };
}
