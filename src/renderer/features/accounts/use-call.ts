import { useState } from 'react';

export type CallState<Answer> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * A question whose input is kept nowhere: a mutation would keep the keys in its cache for minutes. `run` resolves to the answer, and to
 * null when it failed.
 */
export function useCall<Answer>() {
  const [state, setState] = useState<CallState<Answer>>({ kind: 'idle' });
  const run = async (call: () => Promise<Answer>): Promise<Answer | null> => {
    setState({ kind: 'busy' });
    try {
      const answer = await call();
      setState({ kind: 'done', answer });
      return answer;
    } catch (error) {
      setState({ kind: 'failed', error });
      return null;
    }
  };
  return { state, run, reset: () => setState({ kind: 'idle' }) } as const;
}
