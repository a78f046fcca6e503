// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: its rows are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one focus stop and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { classes } from './classes.ts';
import type { Column } from './column.ts';
import { movedTo } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { listHeight, rowsStanding } from './row-window.ts';
import { useRowWindow } from './use-row-window.ts';

export interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly count: number;
  /** Undefined: not here yet; a placeholder keeps its place, so that nothing jumps. */
  readonly rowAt: (index: number) => Row | undefined;
  /** -1: none. */
  readonly selected: number;
  /** What is selected, where rows may move under it: the list goes to the selected row when this changes, not when its place does. */
  readonly selectedKey?: string | number | null;
  readonly onSelect: (index: number) => void;
  /** A click; without it a click selects. */
  readonly onPress?: (index: number) => void;
  /** Enter or double click. */
  readonly onOpen?: (index: number) => void;
  /** The rows near the viewport, both included: what has to be fetched. */
  readonly onRange?: (first: number, last: number) => void;
  readonly rowHeight?: number;
  readonly className?: string;
}

const headerHeight = 32;
/** Rows are placed from the beginning of their block: numbers stay small at any length, and a block stands still while one scrolls in it. */
const block = 1_000;
/** 32 px, or 36 px in the comfortable density, which the frame writes on the document. */
const usualHeight = () => (document.documentElement.dataset.density === 'comfortable' ? 36 : 32);
/** The row that an event happened in; -1: none. */
const rowOf = (event: MouseEvent): number => {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset.index) : -1;
};

/** A virtual list with columns: only the rows in sight are in the page. Keyboard: arrows, Page, Home, End, Enter; one stop for Tab. */
export function Grid<Row>(props: GridProps<Row>): ReactNode {
  const { columns, count, selected, onRange, rowHeight = usualHeight() } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  // Rows out of sight come after those in sight were painted.
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setSettled(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  const { inSight, list, moving, perPage, show } = useRowWindow(scroller, { count, rowHeight, headerHeight });
  const { from, to } = settled ? rowsStanding(inSight, list) : { from: inSight.first, to: inSight.last };
  useEffect(() => {
    if (to >= from) onRange?.(from, to);
  }, [from, to, onRange]);
  const chosen = selected < 0 ? -1 : (props.selectedKey ?? selected);
  const place = useRef(selected);
  place.current = selected;
  useEffect(() => {
    if (chosen !== -1) show(place.current);
  }, [chosen, show]);
  const tracks = useMemo(() => columns.map((column) => column.width).join(' '), [columns]);
  const base = Math.floor(from / block) * block;
  // A row that goes out of sight becomes the one that comes in: its words change, nothing is made, moved or thrown away. At rest the rows
  // stand in the page in the order in which they are read.
  const slots = Math.max(1, to - from + 1);
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (moving) rows.sort((one, other) => (one % slots) - (other % slots));

  const onKeyDown = (event: KeyboardEvent) => {
    // The sort buttons of the header keep their own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && selected >= 0) {
      event.preventDefault();
      props.onOpen?.(selected);
      return;
    }
    const next = movedTo(event.key, selected, count, perPage);
    if (next === null) return;
    event.preventDefault();
    props.onSelect(next);
  };
  const onPress = (event: MouseEvent) => {
    const index = rowOf(event);
    if (index >= 0) (props.onPress ?? props.onSelect)(index);
  };
  const onDoublePress = (event: MouseEvent) => {
    const index = rowOf(event);
    if (index >= 0) props.onOpen?.(index);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      data-grid-body
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={selected >= from && selected <= to ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      className={classes('group/grid min-h-0 flex-1 overflow-y-auto outline-none [scrollbar-gutter:stable]', props.className)}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid items-center gap-3 border-b border-hairline bg-ground px-5 text-small text-secondary"
        style={{ gridTemplateColumns: tracks, height: headerHeight }}
      >
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} />
        ))}
      </div>
      <div
        role="rowgroup"
        onClick={onPress}
        onDoubleClick={onDoublePress}
        className="relative w-full"
        style={{ height: listHeight({ count, rowHeight }) }}
      >
        <div
          role="presentation"
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${base * rowHeight + inSight.shift}px)` }}
        >
          {rows.map((index) => (
            <GridRow
              key={index % slots}
              id={`${id}-${index}`}
              index={index}
              row={props.rowAt(index)}
              columns={columns}
              tracks={tracks}
              top={(index - base) * rowHeight}
              height={rowHeight}
              chosen={index === selected}
              marked={index === selected || (selected < 0 && index === inSight.first)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function HeaderCell({ column }: { readonly column: Pick<Column<never>, 'header' | 'align' | 'sort'> }): ReactNode {
  const { header, align, sort } = column;
  // A column of buttons has no name; an unnamed header would be announced as an empty one.
  if (header === '') return <span />;
  return (
    <div role="columnheader" aria-sort={sort?.now} className={classes('min-w-0 truncate', align === 'end' && 'text-right')}>
      {sort ? (
        <button type="button" onClick={sort.onSort} className="inline-flex items-center gap-1 rounded-small hover:text-text">
          {header}
          {sort.now === 'ascending' ? <ArrowUp size={12} aria-hidden /> : null}
          {sort.now === 'descending' ? <ArrowDown size={12} aria-hidden /> : null}
        </button>
      ) : (
        header
      )}
    </div>
  );
}
