import { z } from 'zod';
import type { Desk } from '../desk.ts';

export const UNFINISHED = 'import-unfinished';
const Unfinished = z.object({ startedAt: z.string(), digest: z.string() });

/** An import of an earlier start that has no end. */
export async function readUnfinished({ store }: Pick<Desk, 'store'>): Promise<z.infer<typeof Unfinished> | null> {
  const kept = Unfinished.safeParse(await store.value(UNFINISHED));
  return kept.success ? kept.data : null;
}
