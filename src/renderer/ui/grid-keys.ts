/** Where a key moves the chosen row of a list of `count` rows, or null when the key is not one of the list's. `-1` is none chosen. */
export function movedTo(key: string, current: number, count: number, perPage: number): number | null {
  if (count === 0) return null;
  const within = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(current + 1);
    case 'ArrowUp':
      return within(current < 0 ? 0 : current - 1);
    case 'PageDown':
      return within(current + perPage);
    case 'PageUp':
      return within(current - perPage);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
