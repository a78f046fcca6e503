/** An instant on the wire: UTC, whole seconds, `2026-11-22T01:30:00Z`. */
export function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Milliseconds of an instant in UTC, or null when the text is none. */
export function readInstant(text: string): number | null {
  if (!SHAPE.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** The same day and time of day some calendar months on, in UTC; the day is clamped to the month's end (31 January + 1 = 28 February). */
export function plusMonths(milliseconds: number, months: number): number {
  const from = new Date(milliseconds);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const timeOfDay = milliseconds - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  return first + (day - 1) * 86_400_000 + timeOfDay;
}
