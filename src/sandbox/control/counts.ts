/** How often each API was called since the start; ids in a path count as one. */
export interface Counts {
  add(method: string, path: string): void;
  all(): Readonly<Record<string, number>>;
}

export function createCounts(): Counts {
  const counts = new Map<string, number>();
  return {
    add(method, path) {
      const api = `${method} ${path.replace(/\/(requests|acts|customers)\/[^/]+/, '/$1/{id}')}`;
      counts.set(api, (counts.get(api) ?? 0) + 1);
    },
    all: () => Object.fromEntries(counts),
  };
}
