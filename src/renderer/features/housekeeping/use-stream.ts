import { useEffect, useRef, useState } from 'react';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';

export interface Step {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}
export type Streaming<Answer> =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly at: Step | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'ended'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly fault: DeskFault };

/** One long piece of work at a time. Leaving the stream cancels it in the engine: by the button, and by leaving the page. */
export function useStream<Item extends Step, Answer>(
  answerOf: (item: Item) => Answer | null | Promise<Answer | null>,
): {
  readonly now: Streaming<Answer>;
  readonly run: (begin: (signal: AbortSignal) => Promise<AsyncIterable<Item>>) => void;
  readonly stop: () => void;
  readonly clear: () => void;
} {
  const [now, setNow] = useState<Streaming<Answer>>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const work = async (begin: (signal: AbortSignal) => Promise<AsyncIterable<Item>>) => {
    const controller = new AbortController();
    running.current = controller;
    setNow({ kind: 'running', at: null });
    try {
      for await (const item of await begin(controller.signal)) {
        if (controller.signal.aborted) break;
        const answer = await answerOf(item);
        if (answer !== null) {
          setNow({ kind: 'ended', answer });
          return;
        }
        setNow({ kind: 'running', at: item });
      }
      setNow({ kind: 'cancelled' });
    } catch (error) {
      const fault = faultOf(error);
      setNow(controller.signal.aborted || fault.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', fault });
    }
  };
  return {
    now,
    run: (begin) => void work(begin),
    stop: () => {
      running.current?.abort();
      setNow({ kind: 'cancelled' });
    },
    clear: () => setNow({ kind: 'none' }),
  };
}
