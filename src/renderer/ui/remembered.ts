import type { TFunction } from 'i18next';
import { useMemo } from 'react';

/** Words by key and count. */
export type Words = (key: string, values?: { readonly count: number }) => string;

/** The same dozen words stand in hundreds of cells: each is looked up once for as long as the language stays. */
export function useRemembered(t: TFunction): Words {
  return useMemo(() => {
    const known = new Map<string, string>();
    return (key, values) => {
      const name = values ? `${key} ${values.count}` : key;
      const words = known.get(name) ?? t(key, values ?? {});
      known.set(name, words);
      return words;
    };
  }, [t]);
}
