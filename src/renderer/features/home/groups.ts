import type { LogLine } from '../../../contract/log.ts';
import type { Operation } from '../../../core/log/entry.ts';

export const groupNames = ['answers', 'incoming', 'gone', 'changed', 'other'] as const;
export type GroupName = (typeof groupNames)[number];

const groupOf: Partial<Record<Operation, GroupName>> = {
  'case-agreed': 'answers',
  'case-rejected': 'answers',
  'case-outcome-unknown': 'answers',
  'case-not-arrived': 'answers',
  'case-refused': 'answers',
  'customer-disassociated': 'answers',
  'case-incoming': 'incoming',
  'customer-no-longer-visible': 'gone',
  'customer-returned': 'gone',
  'customer-still-listed': 'gone',
  'customer-joined': 'changed',
  'customer-changed': 'changed',
};

export interface Group {
  readonly name: GroupName;
  readonly lines: readonly LogLine[];
}

/** The changes in the order in which they matter; groups without a line are left out. */
export function grouped(lines: readonly LogLine[]): readonly Group[] {
  return groupNames
    .map((name) => ({ name, lines: lines.filter((line) => (groupOf[line.entry.operation] ?? 'other') === name) }))
    .filter((group) => group.lines.length > 0);
}
