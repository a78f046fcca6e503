import { Check, CircleHelp, OctagonX, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogResult } from '../../../core/log/entry.ts';

const marks = {
  ok: { Icon: Check, ink: 'text-secondary' },
  refused: { Icon: OctagonX, ink: 'text-blocked' },
  unknown: { Icon: CircleHelp, ink: 'text-unknown' },
  stated: { Icon: PenLine, ink: 'text-secondary' },
} as const;

/** How an entry ended: icon and word together. */
export function ResultMark(props: { readonly result: LogResult }): ReactNode {
  const { t } = useTranslation('log');
  const { Icon, ink } = marks[props.result];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${ink}`}>
      <Icon size={14} aria-hidden className="shrink-0" />
      {t(`result.${props.result}`)}
    </span>
  );
}
