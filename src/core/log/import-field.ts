import { z } from 'zod';
import { columnNames } from '../import/columns.ts';

/**
 * What a column of another log can be. Columns and operation types of the vendor's log are not documented (facts.md 2.4): these are what a log
 * of associations and disassociations is likely to say, and a person confirms each of them.
 */
export const logImportFields = [
  'time',
  'operation',
  'direction',
  'customerId',
  'accountName',
  'customerName',
  'operator',
  'reason',
  'result',
  'note',
] as const;
export const LogImportField = z.enum(logImportFields);
export type LogImportField = z.infer<typeof LogImportField>;

/** Plain names in English and Chinese (words of facts.md 8), and those of our own exports. */
export const logFieldNames: Readonly<Record<LogImportField, readonly string[]>> = {
  time: [
    'time',
    'at',
    'date',
    'operation time',
    'operated at',
    'occurred',
    'timestamp',
    'entry.at',
    '时间',
    '操作时间',
    '操作日期',
    '日期',
    '发生时间',
  ],
  operation: ['operation', 'operation type', 'action', 'event', 'type', 'entry.operation', '操作', '操作类型', '动作', '事件', '类型'],
  direction: ['direction', 'initiator', 'initiated by', 'side', '方向', '发起方', '发起人'],
  customerId: ['customer id', 'customer_id', 'customer account id', 'account id', '客户ID', '客户账号ID', '账号ID', '子客户ID'],
  accountName: [
    'account name',
    'account_name',
    'customer account',
    'customer account name',
    'account',
    'texts.accountName',
    'masked.accountName',
    '账号名',
    '账号名称',
    '客户账号',
    '客户账号名',
    '客户登录名',
  ],
  customerName: ['customer', 'customer name', 'company name', '客户', '客户名称', '企业名称', '实名认证名称'],
  operator: ['operator', 'operated by', 'user', 'who', 'texts.operator', 'masked.operator', '操作人', '操作者', '操作员', '用户'],
  reason: ['reason', 'cause', 'texts.reason', 'masked.reason', '原因', '理由', '申请原因'],
  result: ['result', 'status', 'outcome', 'entry.result', '结果', '操作结果', '状态'],
  note: [
    'note',
    'remark',
    'remarks',
    'comment',
    'details',
    'detail',
    'description',
    'texts.note',
    'masked.note',
    '备注',
    '说明',
    '描述',
    '详情',
  ],
};

/** Says something else than the field whose name it holds. */
const other = /partner(?!id)|伙伴|expire|到期|zone|时区/u;
export const logColumns = columnNames<LogImportField>(logFieldNames, other);
