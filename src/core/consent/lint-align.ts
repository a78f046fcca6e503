import { alike } from './lint-name.ts';
import { cleanForHeader } from './template.ts';

/** A word of the prescribed text, or a place with the name that belongs there. */
export type Wanted =
  | { readonly kind: 'word'; readonly text: string }
  | {
      readonly kind: 'slot';
      readonly name: string;
      readonly other: string;
      readonly place: number;
      readonly account: 'customer' | 'partner';
    };
export interface Token {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

/** What became of each piece, in reading order. `until` of a slot and of what is missing may be its `from`: nothing stands there. Offsets of the found text. */
export type Step =
  | { readonly kind: 'same' | 'changed'; readonly wanted: string; readonly from: number; readonly until: number }
  | { readonly kind: 'missing'; readonly wanted: string; readonly from: number; readonly until: number }
  | { readonly kind: 'added'; readonly from: number; readonly until: number }
  | { readonly kind: 'slot'; readonly slot: Extract<Wanted, { kind: 'slot' }>; readonly from: number; readonly until: number };

const MOST_TOKENS = 1500;

/** Words, brackets and single spaces: fine enough that a name and a word beside it are never one. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[()]|\s|[^\s()]+/gu)) {
    if (tokens.length === MOST_TOKENS) {
      tokens.push({ text: text.slice(match.index), from: match.index, until: text.length });
      break;
    }
    tokens.push({ text: match[0], from: match.index, until: match.index + match[0].length });
  }
  return tokens;
}

/**
 * Lays the prescribed text over the found one so that the fewest words differ. A place takes the name that belongs there, another that looks
 * like it, the other account's or the placeholder before anything else, so that an error in a name is never taken for one in the text.
 */
export function align(wanted: readonly Wanted[], text: string): readonly Step[] {
  const straight = asPrescribed(wanted);
  return straight.text === text ? straight.steps : nearest(wanted, text);
}

/** Most letters are right: nothing has to be searched for then. */
function asPrescribed(wanted: readonly Wanted[]): { readonly text: string; readonly steps: readonly Step[] } {
  let text = '';
  const steps = wanted.map((item): Step => {
    const from = text.length;
    text += item.kind === 'word' ? item.text : cleanForHeader(item.name);
    return item.kind === 'word'
      ? { kind: 'same', wanted: item.text, from, until: text.length }
      : { kind: 'slot', slot: item, from, until: text.length };
  });
  return { text, steps };
}

function nearest(wanted: readonly Wanted[], text: string): readonly Step[] {
  const tokens = tokensOf(text);
  const width = tokens.length + 1;
  // The least cost from each pair of positions to the end, and how far to go from there.
  const cost = new Float64Array((wanted.length + 1) * width);
  const take = new Int32Array((wanted.length + 1) * width);
  const costAt = (row: number, column: number) => cost[row * width + column] ?? Number.POSITIVE_INFINITY;

  for (let column = width - 2; column >= 0; column -= 1) {
    cost[wanted.length * width + column] = tokens.length - column;
    take[wanted.length * width + column] = ADDED;
  }
  for (let row = wanted.length - 1; row >= 0; row -= 1) {
    const item = wanted[row];
    if (item === undefined) continue;
    const taken = item.kind === 'slot' ? slotCosts(item, tokens, (column) => costAt(row + 1, column)) : null;
    for (let column = width - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      const options: (readonly [number, number])[] = [];
      if (item.kind === 'word') {
        options.push([1 + costAt(row + 1, column), MISSING]);
        const token = tokens[column];
        if (token !== undefined) options.push([(token.text === item.text ? 0 : 1) + costAt(row + 1, column + 1), 1]);
      } else options.push(taken?.[column] ?? [Number.POSITIVE_INFINITY, 0]);
      if (column < width - 1) options.push([1 + costAt(row, column + 1), ADDED]);
      const [best, how] = options.reduce((one, other) => (other[0] < one[0] ? other : one));
      cost[here] = best;
      take[here] = how;
    }
  }
  return walk(wanted, tokens, text.length, (row, column) => take[row * width + column] ?? ADDED);
}

const ADDED = -1;
const MISSING = -2;

/** For each column the cheapest way to fill the place from there: its cost to the end, and the number of tokens. */
function slotCosts(
  slot: Extract<Wanted, { kind: 'slot' }>,
  tokens: readonly Token[],
  after: (column: number) => number,
): readonly (readonly [number, number])[] {
  const names = [slot.name, slot.other].map((name) => ({ name, clean: cleanForHeader(name) }));
  const lengths = new Set(names.flatMap(({ name, clean }) => [tokensOf(name).length, tokensOf(clean).length]));
  const near = [...new Set([...lengths].flatMap((length) => [length - 2, length - 1, length, length + 1, length + 2, length + 3]))];
  const found: (readonly [number, number])[] = [];
  // A name that is like none of them: the more words it takes, the dearer.
  let [tailCost, tailLength] = [Number.POSITIVE_INFINITY, 0];
  for (let column = tokens.length; column >= 0; column -= 1) {
    if (column < tokens.length) {
      // A trace less than words that are in nobody's place: of two ways that cost the same the name is whole.
      const [stop, on] = [0.999 + after(column + 1), 0.999 + tailCost];
      [tailCost, tailLength] = stop <= on ? [stop, 1] : [on, tailLength + 1];
    }
    let best: readonly [number, number] = [1 + after(column), 0];
    const consider = (price: number, length: number) => {
      if (price < best[0]) best = [price, length];
    };
    if (column < tokens.length) consider(0.5 + tailCost, tailLength);
    for (const length of near) {
      if (length < 1 || column + length > tokens.length) continue;
      const text = textOf(tokens, column, length);
      consider(likeness(text, names) + after(column + length), length);
    }
    found[column] = best;
  }
  return found;
}

function likeness(text: string, names: readonly { readonly name: string; readonly clean: string }[]): number {
  const [own, other] = names;
  if (text === own?.name || text === own?.clean) return 0;
  if (text === other?.name || text === other?.clean || text === 'XXXX' || text === 'xxxx') return 0.25;
  if (own === undefined || own.name === '' || text.length > own.name.length * 2 + 8) return Number.POSITIVE_INFINITY;
  return alike(text, own.name) ? 0.25 : Number.POSITIVE_INFINITY;
}

const textOf = (tokens: readonly Token[], column: number, length: number): string => {
  let text = '';
  for (let index = column; index < column + length; index += 1) text += tokens[index]?.text ?? '';
  return text;
};

function walk(wanted: readonly Wanted[], tokens: readonly Token[], end: number, takeAt: (row: number, column: number) => number): Step[] {
  const steps: Step[] = [];
  let [row, column] = [0, 0];
  while (row < wanted.length || column < tokens.length) {
    const item = wanted[row];
    const token = tokens[column];
    const from = token?.from ?? end;
    const how = takeAt(row, column);
    if (item === undefined || how === ADDED) {
      steps.push({ kind: 'added', from, until: token?.until ?? end });
      column += 1;
    } else if (item.kind === 'slot') {
      steps.push({ kind: 'slot', slot: item, from, until: how === 0 ? from : (tokens[column + how - 1]?.until ?? end) });
      row += 1;
      column += how;
    } else if (how === MISSING) {
      steps.push({ kind: 'missing', wanted: item.text, from, until: from });
      row += 1;
    } else {
      steps.push({ kind: token?.text === item.text ? 'same' : 'changed', wanted: item.text, from, until: token?.until ?? end });
      row += 1;
      column += 1;
    }
  }
  return steps;
}
