import { z } from 'zod';
import type { LogDraft } from '../../core/log/entry.ts';
import type { Store } from '../../core/ports.ts';
import { parsePack, type RulePack } from '../../core/rule/pack.ts';
import { shipped } from '../../core/rule/shipped.ts';

/** A pack that a person added, beside those of the release. */
export interface AddedPack {
  readonly pack: RulePack;
  /** The operator at that time, and the UTC instant. */
  readonly by: string;
  readonly at: string;
}

export interface AddedPacks {
  /** Grows with every change, so that what was computed by other packs is known to be. */
  readonly revision: number;
  readonly packs: readonly AddedPack[];
}

const KEY = 'rule-packs';
/** A handful of pages change in a year; more would be a mistake. */
export const MOST_PACKS = 20;

const Kept = z.object({
  revision: z.number().int(),
  packs: z.array(z.object({ file: z.unknown(), by: z.string(), at: z.string() })),
});
type Kept = z.infer<typeof Kept>;

/** Parsed once per store: verdicts ask for it at every customer. */
const known = new WeakMap<Store, Promise<{ readonly kept: Kept; readonly added: AddedPacks }>>();
const writing = new WeakMap<Store, Promise<unknown>>();

export async function addedPacks(store: Store): Promise<AddedPacks> {
  return (await readOnce(store)).added;
}

/** Keeps what `change` makes of the kept files, with its log entry. One at a time, so that two imports do not lose one. */
export function changePacks(
  store: Store,
  change: (kept: Kept['packs'], added: AddedPacks) => { readonly packs: Kept['packs']; readonly log: readonly LogDraft[] },
): Promise<void> {
  const write = async () => {
    const { kept, added } = await readOnce(store);
    const { packs, log } = change(kept.packs, added);
    const next = { revision: kept.revision + 1, packs };
    await store.writeValue(KEY, next, { log, notices: [] });
    known.set(store, Promise.resolve(opened(next)));
  };
  const done = (writing.get(store) ?? Promise.resolve()).then(write, write);
  writing.set(store, done);
  return done;
}

function readOnce(store: Store) {
  const before = known.get(store);
  if (before !== undefined) return before;
  const reading = store.value(KEY).then((value) => {
    const kept = Kept.safeParse(value);
    return opened(kept.success ? kept.data : { revision: 0, packs: [] });
  });
  known.set(store, reading);
  // What failed is asked again, not remembered.
  reading.catch(() => known.delete(store));
  return reading;
}

const ours: ReadonlySet<string> = new Set(shipped.map(({ id }) => id));

/** A file that this version cannot read any more judges nobody, nor one that a release has brought since: the newest edition left does. */
function opened(kept: Kept) {
  const packs = kept.packs.flatMap(({ file, by, at }) => {
    try {
      const pack = parsePack(file);
      return ours.has(pack.id) ? [] : [{ pack, by, at }];
    } catch {
      return [];
    }
  });
  return { kept, added: { revision: kept.revision, packs } };
}
