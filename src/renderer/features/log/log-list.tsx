import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import type { Column } from '../../ui/column.ts';
import { Grid } from '../../ui/grid.tsx';
import { useRemembered, type Words } from '../../ui/remembered.ts';
import { dateText } from '../../ui/time.tsx';
import { ImportedMark } from './imported-mark.tsx';
import { clockOf, hitsIn, textOf, whoOf } from './line-words.ts';
import { Marked } from './marked.tsx';
import { ResultMark } from './result-mark.tsx';

/** One line an entry: time, who, what, customer, result; newest first. */
export function LogList(props: {
  readonly count: number;
  readonly rowAt: (index: number) => LogLine | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly words: readonly string[];
  readonly timeZone: string;
  /** The sequence of the open entry, and its place in the list: -1 while that is not known, and when it is not in it. */
  readonly chosen: number | null;
  readonly place: number;
  readonly onChoose: (sequence: number) => void;
}): ReactNode {
  const { t: say } = useTranslation('log');
  const t = useRemembered(say);
  const { words, timeZone, rowAt } = props;
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
      cell: (line) => <Who line={line} words={words} t={t} />,
    };
    const what: Column<LogLine> = {
      key: 'what',
      header: t('column.what'),
      width: 'minmax(150px, 1fr)',
      cell: (line) => <What line={line} words={words} t={t} />,
    };
    const customer: Column<LogLine> = {
      key: 'customer',
      header: t('column.customer'),
      width: 'minmax(110px, 180px)',
      cell: (line) =>
        line.erasedAt ? (
          <em className="text-secondary">{say('erased', { date: dateText(line.erasedAt) })}</em>
        ) : (
          <Customer line={line} words={words} />
        ),
    };
    const result: Column<LogLine> = {
      key: 'result',
      header: t('column.result'),
      width: '92px',
      cell: (line) => <ResultMark result={line.entry.result} word={t(`result.${line.entry.result}`)} />,
    };
    // Beside an open entry the person is read there.
    return narrow ? [time, what, customer, result] : [time, who, what, customer, result];
  }, [t, say, words, timeZone, narrow]);
  return (
    <Grid
      label={t('list.label')}
      columns={columns}
      count={props.count}
      rowAt={rowAt}
      selected={props.place}
      selectedKey={props.chosen}
      onSelect={(index) => {
        const line = rowAt(index);
        if (line) props.onChoose(line.entry.sequence);
      }}
      onRange={props.onRange}
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

function Who({ line, words, t }: CellProps & { readonly t: Words }): ReactNode {
  const who = whoOf(line);
  return who.kind === 'name' ? <Marked text={who.name} words={words} /> : <span className="text-secondary">{t(`who.${who.source}`)}</span>;
}

function What({ line, words, t }: CellProps & { readonly t: Words }): ReactNode {
  const said = [...textOf(line).map(({ text }) => text), ...hitsIn(line.entry.detail, words)].join(' · ');
  return (
    <>
      {line.entry.source === 'import' ? <ImportedMark word={t('imported')} /> : null}
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
  // Seen in a request before the listing gave its account name: the vendor's id is all that is known.
  return line.accountName ? <Marked text={line.accountName} words={words} /> : <span className="text-secondary">{line.customerId}</span>;
}
