import { z } from 'zod';

/**
 * What a column of a customer export can be, in the order in which a person is shown them. The column names of the Partner Center's export are
 * not documented in full: these are the documented fields of a customer (facts.md 4.1) and filters of the customer page (facts.md 1.9).
 */
export const importFields = [
  'customerId',
  'accountName',
  'name',
  'associatedOn',
  'association',
  'frozen',
  'manager',
  'label',
  'telephone',
  'countryCode',
  'email',
  'verified',
  'customerType',
  'level',
  'resellerId',
] as const;
export const ImportField = z.enum(importFields);
export type ImportField = z.infer<typeof ImportField>;

/**
 * Names under which each field is known, in English and Chinese: API fields, page labels and filters of facts.md 1.9, 4.1 and 8, and plain
 * variants of them. "Automatically frozen" is no name of `frozen`: who is not frozen automatically may be frozen by hand (facts.md 1.10).
 */
export const fieldNames: Readonly<Record<ImportField, readonly string[]>> = {
  customerId: ['customer id', 'customer_id', 'customer account id', 'account id', '客户ID', '客户账号ID', '账号ID', '子客户ID'],
  accountName: [
    'account name',
    'account_name',
    'customer account',
    'customer account name',
    'login account',
    'account',
    '账号名',
    '账号名称',
    '客户账号',
    '客户账号名',
    '客户登录名称',
    '客户登录名',
    '登录名',
  ],
  name: [
    'customer',
    'customer name',
    'name',
    'real name',
    'real-name authentication name',
    'company name',
    '实名认证名称',
    '客户名称',
    '客户',
    '企业名称',
  ],
  associatedOn: [
    'associated on',
    'associated_on',
    'association time',
    'association date',
    'associated',
    'associated at',
    '关联时间',
    '关联日期',
  ],
  association: ['association type', 'association_type', 'association model', 'association', '关联类型', '关联模式'],
  frozen: ['frozen', 'is frozen', 'is_frozen', 'freeze status', 'frozen status', 'account frozen', '是否冻结', '冻结状态', '冻结'],
  manager: ['account manager', 'account manager name', 'account_managers', 'manager', '客户经理', '客户经理名称', '客户经理账号'],
  label: ['label', 'tag', 'tags', 'customer tag', 'customer tags', '标签', '客户标签'],
  telephone: [
    'telephone',
    'mobile number',
    'mobile',
    'mobile phone',
    'phone',
    'phone number',
    'contact number',
    '手机号',
    '手机号码',
    '手机',
    '电话',
    '联系电话',
  ],
  countryCode: ['country code', 'country_code', 'country calling code', '国家码', '国家代码', '国际区号'],
  email: ['email', 'e-mail', 'email address', 'customer email', '邮箱', '电子邮箱', '邮箱地址', '邮件地址'],
  verified: [
    'verified status',
    'verified_status',
    'verification status',
    'real-name authentication',
    'real-name authentication status',
    'authentication status',
    '实名认证状态',
    '实名认证',
    '认证状态',
  ],
  customerType: ['customer type', 'customer_type', 'account type', '客户类型', '账号类型'],
  level: ['customer level', 'customer_level', 'level', '客户等级', '客户级别'],
  resellerId: ['reseller id', 'indirect partner id', 'indirect_partner_id', 'cloud reseller id', '云经销商ID', '二级经销商ID', '经销商ID'],
};
