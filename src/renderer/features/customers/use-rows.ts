import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CustomerRow } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type ListSearch, questionOf } from './question.ts';

const pageSize = 100;
/** A quick scroll passes many pages: only where it rests is asked. Milliseconds. */
const rest = 50;

interface Rows {
  /** Null: not known yet. */
  readonly total: number | null;
  readonly rowAt: (index: number) => CustomerRow | undefined;
  readonly indexOf: (customerId: string | undefined) => number;
  readonly onRange: (first: number, last: number) => void;
  readonly error: unknown;
  /** The rows shown answer the last question; the new answer is on its way. */
  readonly settling: boolean;
  readonly again: () => void;
}

interface Held {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly CustomerRow[]>;
}

/** The pages of 100 around the viewport, and nothing else. While a new question is open, the last answer stays. */
export function useRows(search: ListSearch): Rows {
  const { ask } = useBridge();
  const account = useAccount();
  const question = useMemo(() => questionOf(search), [search]);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRange({ first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) }), rest);
  }, []);

  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const asked = useQueries({
    queries: numbers.map((number) =>
      ask.customers.page.queryOptions({ input: { account, ...question, offset: number * pageSize, limit: pageSize } }),
    ),
  });

  const answers = asked.map((one) => one.data);
  const last = useRef<Held | null>(null);
  const total = answers.find((answer) => answer !== undefined)?.total;
  const now: Held | null =
    total === undefined ? null : { total, pages: new Map(numbers.map((number, index) => [number, answers[index]?.rows ?? []])) };
  useEffect(() => {
    if (now) last.current = now;
  });
  const held = now ?? last.current;

  return {
    total: held?.total ?? null,
    rowAt: (index) => held?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    indexOf: (customerId) => {
      if (!customerId || !held) return -1;
      for (const [number, rows] of held.pages) {
        const place = rows.findIndex((row) => row.customerId === customerId);
        if (place >= 0) return number * pageSize + place;
      }
      return -1;
    },
    onRange,
    error: asked.find((one) => one.error)?.error ?? null,
    settling: now === null && held !== null,
    again: () => {
      for (const one of asked) void one.refetch();
    },
  };
}
