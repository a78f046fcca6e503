import { fold } from '../../../core/customer/fold.ts';

const remembered = 2_000;
const known = new Map<string, string>();

/** `fold`, remembered: names are folded to sort by and to search by, and managers, labels and countries repeat from row to row. */
export function folded(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const after = fold(text);
  if (known.size >= remembered) known.clear();
  known.set(text, after);
  return after;
}
