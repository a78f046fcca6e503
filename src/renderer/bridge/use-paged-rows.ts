import { type QueryKey, type UseQueryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A long list is asked for by pages of so many rows. */
export const pageSize = 100;
/** Rows before the end of a page at which its neighbour is asked for, so that slow scrolling meets no gap. */
const ahead = 30;
/** A quick scroll passes many pages: one question per so many milliseconds, and one where it rests. */
const pace = 80;
/** Pages that were passed are forgotten, so that walking through a long list does not fill the memory. Milliseconds. */
const kept = 60_000;

interface Answer<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface PagedRows<Row> {
  /** Null: not known yet. */
  readonly total: number | null;
  readonly rowAt: (index: number) => Row | undefined;
  /** Place of the first row in hand that is wanted; -1: none in hand is. */
  readonly find: (wanted: (row: Row) => boolean) => number;
  readonly onRange: (first: number, last: number) => void;
  readonly error: unknown;
  /** The rows shown answer the last question; the new answer is on its way. */
  readonly settling: boolean;
  readonly again: () => void;
}

/** How the page of this number is asked for. Its identity is the question's: kept by `useCallback`. */
export type PageQuestion<Given> = (page: number) => Pick<UseQueryOptions<Given, Error, Given, QueryKey>, 'queryKey' | 'queryFn'>;

interface Held<Row> {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
}

/** The pages around the viewport, and nothing else. While a new question is open, the last answer stays. */
export function usePagedRows<Given extends Answer<unknown>>(
  question: PageQuestion<Given>,
): PagedRows<Given['rows'][number]> & { readonly answer: Given | undefined } {
  type Row = Given['rows'][number];
  const [range, setRange] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const ask = () => {
      asked.current = performance.now();
      const next = { first: Math.floor(Math.max(0, first - ahead) / pageSize), last: Math.floor((last + ahead) / pageSize) };
      setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
    };
    const wait = asked.current + pace - performance.now();
    if (wait <= 0) ask();
    else timer.current = setTimeout(ask, wait);
  }, []);

  // Until the length of the list is known, only its first page is asked.
  const known = useRef<number>(0);
  const most = Math.max(0, Math.ceil(known.current / pageSize) - 1);
  const first = Math.min(range.first, most);
  const last = Math.min(range.last, most);
  const numbers = useMemo(() => Array.from({ length: last - first + 1 }, (_, index) => first + index), [first, last]);
  const queries = useMemo(() => numbers.map((number) => ({ ...question(number), gcTime: kept })), [numbers, question]);
  const answers = useQueries({ queries });

  const given = answers.map((one) => one.data);
  const answer = given.find((one) => one !== undefined);
  const before = useRef<Held<Row> | null>(null);
  const now: Held<Row> | null =
    answer === undefined
      ? null
      : { total: answer.total, pages: new Map(numbers.map((number, index) => [number, given[index]?.rows ?? []])) };
  known.current = (now ?? before.current)?.total ?? 0;
  useEffect(() => {
    if (now) before.current = now;
  });
  const held = now ?? before.current;

  return {
    answer,
    total: held?.total ?? null,
    rowAt: (index) => held?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    find: (wanted) => {
      for (const [number, rows] of held?.pages ?? []) {
        const place = rows.findIndex(wanted);
        if (place >= 0) return number * pageSize + place;
      }
      return -1;
    },
    onRange,
    error: answers.find((one) => one.error)?.error ?? null,
    settling: now === null && held !== null,
    again: () => {
      for (const one of answers) void one.refetch();
    },
  };
}
