import type { Problem, ReadRow, RowReading } from './row.ts';

const sameAs = ({ row: _row, ...reading }: RowReading): string => JSON.stringify(reading);

/**
 * Customers that stand in the file more than once: where all their rows say the same the first is taken and the others are named; where they
 * differ none is taken, since nothing says which of them is right.
 */
export function withoutRepeated(rows: readonly ReadRow[]): readonly ReadRow[] {
  const byId = placesBy(rows, ({ customerId }) => customerId);
  const byName = placesBy(rows, ({ accountName }) => accountName);
  return rows.map((each, index) => {
    if (each.kind === 'bad') return each;
    const { customerId, accountName } = each.reading;
    const others = new Set([...(byId.get(customerId) ?? []), ...(byName.get(accountName) ?? [])]);
    if (others.size < 2) return each;
    const texts = new Set([...others].map((place) => said(rows[place])));
    if (texts.size > 1) return bad('repeated-differently');
    return index === Math.min(...others) ? each : bad('repeated');
  });
}

const said = (row: ReadRow | undefined): string => (row?.kind === 'read' ? sameAs(row.reading) : '');
const bad = (code: Problem['code']): ReadRow => ({ kind: 'bad', problems: [{ code, field: null }] });

function placesBy(rows: readonly ReadRow[], key: (reading: RowReading) => string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  rows.forEach((row, index) => {
    if (row.kind === 'bad') return;
    const text = key(row.reading);
    if (text === '') return;
    const before = places.get(text);
    if (before === undefined) places.set(text, [index]);
    else before.push(index);
  });
  return places;
}
