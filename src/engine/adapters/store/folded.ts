import { fold } from '../../../core/customer/fold.ts';

const remembered = 2_000;
const known = new Map<string, string>();

/** Plain words with one space between them: only their case folds. */
const simple = /^[!-~]+(?: [!-~]+)*$/;

/**
 * `fold`, as often as a sync needs it: names are folded to sort by and to search by. Most text is simple and folded sooner than it is found
 * again; of the rest, managers and labels repeat from row to row and are remembered.
 */
export function folded(text: string): string {
  if (simple.test(text)) return text.toLowerCase();
  const before = known.get(text);
  if (before !== undefined) return before;
  const after = fold(text);
  if (known.size >= remembered) known.clear();
  known.set(text, after);
  return after;
}
