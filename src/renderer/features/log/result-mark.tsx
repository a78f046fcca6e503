import { Check, CircleHelp, OctagonX, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LogResult } from '../../../core/log/entry.ts';

const marks = {
  ok: { Icon: Check, ink: 'text-secondary' },
  refused: { Icon: OctagonX, ink: 'text-blocked' },
  unknown: { Icon: CircleHelp, ink: 'text-unknown' },
  stated: { Icon: PenLine, ink: 'text-secondary' },
} as const;

/** How an entry ended: icon and word together. */
export function ResultMark(props: { readonly result: LogResult; readonly word: string }): ReactNode {
  const { Icon, ink } = marks[props.result];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${ink}`}>
      <Icon size={14} aria-hidden className="shrink-0" />
      {props.word}
    </span>
  );
}
