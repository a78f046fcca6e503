import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { LogRow, rowColumns } from './log-row.tsx';

/** Pixels of one row in the chosen density (`row-height`). */
const readRowHeight = (): number => Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 32;

/**
 * An endless list: only rows in sight are drawn, older pages are asked for when their place comes into sight.
 * One tab stop; arrows, Page Up and Down, Home and End move; Enter or a click opens the entry beside the list.
 */
export function LogList(props: {
  readonly lines: readonly LogLine[];
  readonly total: number;
  readonly words: readonly string[];
  readonly timeZone: string;
  readonly chosen: number | null;
  readonly onChoose: (sequence: number) => void;
  readonly onMore: (() => void) | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const { lines, onMore } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [rowHeight] = useState(readRowHeight);
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  const drawn = rows.getVirtualItems();
  const lowest = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onMore && lines.length > 0 && lowest >= lines.length - 20) onMore();
  }, [onMore, lowest, lines.length]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(lines.length - 1, to));
    setActive(index);
    rows.scrollToIndex(index);
    const line = lines[index];
    if (line && props.chosen !== null) props.onChoose(line.entry.sequence);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight * 10) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: lines.length - 1,
    };
    const to = steps[event.key];
    const line = lines[active];
    if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) move(to);
    else if ((event.key === 'Enter' || event.key === ' ') && line) props.onChoose(line.entry.sequence);
    else return;
    event.preventDefault();
  };

  const activeLine = lines[Math.min(active, lines.length - 1)];
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <div aria-hidden className={`${rowColumns} h-7 shrink-0 border-b border-hairline text-small text-secondary`}>
        <span>{t('column.time')}</span>
        <span className="@max-[700px]:hidden">{t('column.who')}</span>
        <span>{t('column.what')}</span>
        <span>{t('column.customer')}</span>
        <span>{t('column.result')}</span>
      </div>
      <div
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label={t('list.label')}
        aria-activedescendant={activeLine ? `log-${activeLine.entry.sequence}` : undefined}
        onKeyDown={onKeyDown}
        className="group min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <div role="presentation" className="relative w-full" style={{ height: rows.getTotalSize() }}>
          {drawn.map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            const { sequence } = line.entry;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the list
              <div
                key={sequence}
                id={`log-${sequence}`}
                role="option"
                aria-selected={props.chosen === sequence}
                aria-posinset={item.index + 1}
                aria-setsize={props.total}
                onClick={() => {
                  setActive(item.index);
                  props.onChoose(sequence);
                }}
                className={
                  item.index === active
                    ? 'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-focus'
                    : ''
                }
                style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start}px)` }}
              >
                <LogRow line={line} words={props.words} timeZone={props.timeZone} chosen={props.chosen === sequence} />
              </div>
            );
          })}
        </div>
        <p className="px-5 py-2 text-small text-secondary" role="presentation">
          {onMore ? t('list.loadingMore') : t('list.end')}
        </p>
      </div>
    </div>
  );
}
