import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { classes } from '../../ui/classes.ts';
import { dateText } from '../../ui/time.tsx';
import { clockOf, hitsIn, textOf, whoOf } from './line-words.ts';
import { Marked } from './marked.tsx';
import { ResultMark } from './result-mark.tsx';

export const rowColumns =
  'grid grid-cols-[9.5rem_minmax(0,9rem)_minmax(0,1fr)_minmax(0,10rem)_6rem] items-center gap-x-3 px-5 @max-[700px]:grid-cols-[9.5rem_minmax(0,1fr)_minmax(0,8rem)_6rem]';

/** One entry on one line: time, who, what, customer, result. */
export function LogRow(props: {
  readonly line: LogLine;
  readonly words: readonly string[];
  readonly timeZone: string;
  readonly chosen: boolean;
}): ReactNode {
  const { t } = useTranslation('log');
  const { line, words } = props;
  const clock = clockOf(line.entry.at, props.timeZone);
  const who = whoOf(line);
  const said = [...textOf(line).map(({ text }) => text), ...hitsIn(line.entry.detail, words)].join(' · ');
  return (
    <div className={classes(rowColumns, 'row-height', props.chosen ? 'bg-accent-soft' : 'hover:bg-hover')}>
      <span className="numbers truncate text-secondary">
        {clock.day} <span className="text-text">{clock.time}</span>
      </span>
      <span className="truncate @max-[700px]:hidden">
        {who.kind === 'name' ? <Marked text={who.name} words={words} /> : t(`who.${who.source}`)}
      </span>
      <span className="truncate">
        <Marked text={t(`operation.${line.entry.operation}`)} words={words} />
        {said ? (
          <span className="text-secondary">
            {' · '}
            <Marked text={said} words={words} />
          </span>
        ) : null}
      </span>
      <span className="truncate">
        {line.erasedAt ? (
          <em className="text-secondary">{t('erased', { date: dateText(line.erasedAt) })}</em>
        ) : line.accountName ? (
          <Marked text={line.accountName} words={words} />
        ) : (
          <span className="sr-only">{t('noCustomer')}</span>
        )}
      </span>
      <ResultMark result={line.entry.result} />
    </div>
  );
}
