const units = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
] as const;

/** `812 bytes`, `14 KB`, `3.2 MB`, `1.4 GB`: 1 KB is 1,024 bytes. */
export function bytesText(bytes: number): string {
  const unit = units.find(([, size]) => bytes >= size);
  if (!unit) return `${bytes} bytes`;
  const [name, size] = unit;
  return `${(bytes / size).toFixed(name === 'KB' ? 0 : 1)} ${name}`;
}
