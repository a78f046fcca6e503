import type { CustomerReading } from '../customer/customer.ts';
import { columnKey } from './columns.ts';

/** Words of a cell, compared as columns are: without case, width, spaces and signs. */
const words = <Value>(table: readonly (readonly [value: Value, ...words: string[]])[]): ReadonlyMap<string, Value> =>
  new Map(table.flatMap(([value, ...each]) => each.map((word) => [columnKey(word), value] as const)));

/** Association types as the API (facts.md 4.1) and the glossary (facts.md 8) name them. 2 is documented nowhere for certain: it stays unconfirmed. */
const associations = words<Pick<CustomerReading, 'association' | 'associationRaw'>>([
  [{ association: 'referral', associationRaw: '1' }, '1', 'referral', 'referral model', '顾问销售', '顾问销售模式', '顾问销售类'],
  [
    { association: 'reseller', associationRaw: '3' },
    '3',
    'reseller',
    'reseller model',
    'resale',
    'resale model',
    '转售',
    '转售模式',
    '转售类',
  ],
  [{ association: 'unconfirmed', associationRaw: '2' }, '2', '代售', '代售模式', '垫付', '垫付模式', '代售类', '垫付类'],
]);
const frozen = words<boolean>([
  [false, '0', 'no', 'n', 'false', 'normal', 'not frozen', 'unfrozen', '否', '正常', '未冻结'],
  [true, '1', 'yes', 'y', 'true', 'frozen', 'account frozen', 'account and resources frozen', 'freeze account', '是', '冻结', '已冻结'],
  [true, 'freeze account and resources', 'restrict purchase', 'restrict purchase and freeze resources', '冻结账号', '冻结账号与资源'],
]);
const verified = words<CustomerReading['verified']>([
  ['none', 'not authenticated', 'unauthenticated', 'unverified', 'no', '未认证', '未实名认证', '否'],
  ['under-review', '0', 'under review', 'reviewing', '审核中'],
  ['rejected', 'rejected', '审核不通过', '未通过'],
  ['authenticated', '2', 'authenticated', 'verified', 'yes', '已认证', '已实名认证', '是'],
  ['failed', '3', 'failed', '认证失败', '失败'],
]);
const types = words<CustomerReading['customerType']>([
  ['none', 'none', '无'],
  ['individual', '0', 'individual', 'personal', '个人', '个人客户'],
  ['enterprise', '1', 'enterprise', 'company', '企业', '企业客户'],
]);

/** Null: not one of the words that are known. */
export const readAssociation = (text: string) => associations.get(columnKey(text)) ?? null;
export const readFrozen = (text: string): boolean | null => frozen.get(columnKey(text)) ?? null;
/** -1 and 1 differ by their sign alone, which keys leave out. */
export function readVerified(text: string): CustomerReading['verified'] | null {
  if (/^[-−]1$/u.test(text.trim())) return 'none';
  return text.trim() === '1' ? 'rejected' : (verified.get(columnKey(text)) ?? null);
}
export const readCustomerType = (text: string): CustomerReading['customerType'] | null =>
  /^[-−]1$/u.test(text.trim()) ? 'none' : (types.get(columnKey(text)) ?? null);
