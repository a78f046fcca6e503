// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: its rows are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one focus stop and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classes } from './classes.ts';
import { movedTo } from './grid-keys.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  /** A CSS grid track: `minmax(120px, 1.4fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** Given: the header is a button that sorts. */
  readonly sort?: { readonly now: 'ascending' | 'descending' | 'none'; readonly onSort: () => void };
}

export interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly count: number;
  /** Undefined: not here yet; a placeholder keeps its place, so that nothing jumps. */
  readonly rowAt: (index: number) => Row | undefined;
  /** -1: none. */
  readonly selected: number;
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
/** What usually stands above a list: the frame's bars and the page's own. */
const aroundHeight = 180;
/** 32 px, or 36 px in the comfortable density, which the frame writes on the document. */
const usualHeight = () => (document.documentElement.dataset.density === 'comfortable' ? 36 : 32);

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
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: settled ? 8 : 0,
    // A guess until the list is measured, so that rows stand in the first drawing; the window is never smaller than its list.
    initialRect: { width: window.innerWidth, height: Math.max(rowHeight, window.innerHeight - aroundHeight) },
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    // Scrolling begins in an effect (the chosen row), where React cannot flush.
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) onRange?.(first, last);
  }, [first, last, onRange]);
  useEffect(() => {
    if (selected >= 0) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, virtual]);
  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };

  const onKeyDown = (event: KeyboardEvent) => {
    // The sort buttons of the header keep their own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && selected >= 0) {
      event.preventDefault();
      props.onOpen?.(selected);
      return;
    }
    const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = movedTo(event.key, selected, count, perPage);
    if (next === null) return;
    event.preventDefault();
    props.onSelect(next);
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
      aria-activedescendant={selected >= first && selected <= last ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      className={classes('group/grid min-h-0 flex-1 overflow-y-auto outline-none [scrollbar-gutter:stable]', props.className)}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid items-center gap-3 border-b border-hairline bg-ground px-5 text-small text-secondary"
        style={{ ...tracks, height: headerHeight }}
      >
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} />
        ))}
      </div>
      <div role="rowgroup" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = props.rowAt(item.index);
          const chosen = item.index === selected;
          // Where the keys are: the outline of the grid itself would lie under its rows.
          const marked = chosen || (selected < 0 && item.index === (virtual.range?.startIndex ?? 0));
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={chosen}
              onClick={() => (props.onPress ?? props.onSelect)(item.index)}
              onDoubleClick={() => props.onOpen?.(item.index)}
              className={classes(
                'absolute inset-x-0 top-0 grid cursor-default items-center gap-3 border-b border-hairline/60 px-5',
                chosen ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--color-accent)]' : 'hover:bg-hover',
                marked && '-outline-offset-2 outline-focus group-focus-visible/grid:outline-2',
              )}
              style={{ ...tracks, height: item.size, transform: `translateY(${item.start - headerHeight}px)` }}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="gridcell"
                  className={classes('min-w-0 truncate', column.align === 'end' && 'numbers text-right')}
                >
                  {row === undefined ? <span className="block h-2 w-2/3 rounded-full bg-sunken" /> : column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
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
