import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { type Column, Grid } from '../../ui/grid.tsx';
import { dateText } from '../../ui/time.tsx';
import { clockOf, hitsIn, textOf, whoOf } from './line-words.ts';
import { Marked } from './marked.tsx';
import { ResultMark } from './result-mark.tsx';

/** How many rows before its end the list asks for older entries. */
const ahead = 30;

/** An endless list, one line an entry: time, who, what, customer, result. */
export function LogList(props: {
  readonly lines: readonly LogLine[];
  readonly words: readonly string[];
  readonly timeZone: string;
  readonly chosen: number | null;
  readonly onChoose: (sequence: number) => void;
  /** Null when the beginning of the log is reached. */
  readonly onMore: (() => void) | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const { lines, words, timeZone, onMore } = props;
  const narrow = props.chosen !== null;
  const columns = useMemo((): readonly Column<LogLine>[] => {
    const time: Column<LogLine> = {
      key: 'time',
      header: t('column.time'),
      width: '142px',
      cell: (line) => <Time line={line} timeZone={timeZone} />,
    };
    const who: Column<LogLine> = {
      key: 'who',
      header: t('column.who'),
      width: 'minmax(110px, 150px)',
      cell: (line) => <Who line={line} words={words} />,
    };
    const what: Column<LogLine> = {
      key: 'what',
      header: t('column.what'),
      width: 'minmax(150px, 1fr)',
      cell: (line) => <What line={line} words={words} />,
    };
    const customer: Column<LogLine> = {
      key: 'customer',
      header: t('column.customer'),
      width: 'minmax(110px, 180px)',
      cell: (line) => <Customer line={line} words={words} />,
    };
    const result: Column<LogLine> = {
      key: 'result',
      header: t('column.result'),
      width: '92px',
      cell: (line) => <ResultMark result={line.entry.result} />,
    };
    // Beside an open entry the person is read there.
    return narrow ? [time, what, customer, result] : [time, who, what, customer, result];
  }, [t, words, timeZone, narrow]);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last >= lines.length - ahead) onMore?.();
    },
    [lines.length, onMore],
  );
  return (
    <Grid
      label={t('list.label')}
      columns={columns}
      count={lines.length}
      rowAt={(index) => lines[index]}
      selected={lines.findIndex((line) => line.entry.sequence === props.chosen)}
      onSelect={(index) => {
        const line = lines[index];
        if (line) props.onChoose(line.entry.sequence);
      }}
      onRange={onRange}
    />
  );
}

interface CellProps {
  readonly line: LogLine;
  readonly words: readonly string[];
}

function Time(props: { readonly line: LogLine; readonly timeZone: string }): ReactNode {
  const clock = clockOf(props.line.entry.at, props.timeZone);
  return (
    <time dateTime={props.line.entry.at} className="numbers text-secondary">
      {clock.day} <span className="text-text">{clock.time}</span>
    </time>
  );
}

function Who({ line, words }: CellProps): ReactNode {
  const { t } = useTranslation('log');
  const who = whoOf(line);
  return who.kind === 'name' ? <Marked text={who.name} words={words} /> : <span className="text-secondary">{t(`who.${who.source}`)}</span>;
}

function What({ line, words }: CellProps): ReactNode {
  const { t } = useTranslation('log');
  const said = [...textOf(line).map(({ text }) => text), ...hitsIn(line.entry.detail, words)].join(' · ');
  return (
    <>
      <Marked text={t(`operation.${line.entry.operation}`)} words={words} />
      {said ? (
        <span className="text-secondary">
          {' · '}
          <Marked text={said} words={words} />
        </span>
      ) : null}
    </>
  );
}

function Customer({ line, words }: CellProps): ReactNode {
  const { t } = useTranslation('log');
  if (line.erasedAt) return <em className="text-secondary">{t('erased', { date: dateText(line.erasedAt) })}</em>;
  // Seen in a request before the listing gave its account name: the vendor's id is all that is known.
  return line.accountName ? <Marked text={line.accountName} words={words} /> : <span className="text-secondary">{line.customerId}</span>;
}
