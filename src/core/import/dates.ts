import { type Cell, textOf } from './cell.ts';

/** How days and months stand in dates like 03/04/2025. */
export type DateOrder = 'day-first' | 'month-first';
/** What a column's dates leave open: nothing, or which of the two comes first; `both`: they contradict each other. */
export type DateReading = 'clear' | DateOrder | 'either' | 'both';

export interface DateRead {
  readonly at: string;
  /** No time was given: somewhen on the day that begins at `at`. */
  readonly dayOnly: boolean;
}

const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(.*)$/u;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/u;
const clock = /^[\sT,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(.*)$/u;
const zone = /^(?:\(?(?:GMT|UTC)?\s*([+-]\d{1,2})(?::?(\d{2}))?\)?|(Z|UTC|GMT))$/iu;

/** Which order the dates of a column tell by themselves: a 25 can only be a day. */
export function dateReading(cells: readonly (Cell | undefined)[]): DateReading {
  let [days, months, open] = [false, false, false];
  for (const cell of cells) {
    const found = yearLast.exec(textOf(cell));
    if (found === null) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    if (first > 12) days = true;
    else if (second > 12) months = true;
    else if (first !== second) open = true;
  }
  if (days && months) return 'both';
  if (days) return 'day-first';
  if (months) return 'month-first';
  return open ? 'either' : 'clear';
}

/**
 * The UTC instant of a date as exports spell it: `2025-05-06T08:05:01Z`, `2025/05/06 16:05:01 GMT+08:00`, `2025年5月6日`, `06.05.2025`. Without a
 * zone of its own it is read in `timeZone`, without a time at the day's beginning. Null when it cannot be read; two-sided dates need `order`.
 */
export function readDate(text: string, order: DateOrder | null, timeZone: string): DateRead | null {
  const parts = dayOf(text.trim(), order);
  if (parts === null) return null;
  const time = timeOf(parts.rest);
  if (time === null) return null;
  try {
    const { year, month, day } = parts;
    const { hour, minute, second, offset } = time;
    const plain = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' });
    const at = plain.toZonedDateTime(offset ?? timeZone).toInstant();
    return { at: at.toString({ smallestUnit: 'second' }), dayOnly: parts.rest.trim() === '' };
  } catch {
    return null;
  }
}

function dayOf(text: string, order: DateOrder | null) {
  const first = yearFirst.exec(text);
  if (first !== null) return { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]), rest: first[4] ?? '' };
  const last = yearLast.exec(text);
  if (last === null) return null;
  const [one, other, year] = [Number(last[1]), Number(last[2]), Number(last[3])];
  const told = one > 12 ? 'day-first' : other > 12 ? 'month-first' : one === other ? 'day-first' : order;
  if (told === null) return null;
  const [day, month] = told === 'day-first' ? [one, other] : [other, one];
  return { year, month, day, rest: last[4] ?? '' };
}

function timeOf(rest: string) {
  if (rest.trim() === '') return { hour: 0, minute: 0, second: 0, offset: null };
  const found = clock.exec(rest);
  if (found === null) return null;
  const after = (found[4] ?? '').trim();
  const told = after === '' ? null : zone.exec(after);
  if (after !== '' && told === null) return null;
  return { hour: Number(found[1]), minute: Number(found[2]), second: Number(found[3] ?? '0'), offset: told && offsetOf(told) };
}

function offsetOf(found: RegExpExecArray): string {
  if (found[1] === undefined) return '+00:00';
  const hours = found[1].slice(1).padStart(2, '0');
  return `${found[1].slice(0, 1)}${hours}:${found[2] ?? '00'}`;
}
