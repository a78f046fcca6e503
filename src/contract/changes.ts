import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { askDesk } from './define.ts';

/** What changed at the other side while a request is open, by what the log says; nobody at this desk did it. */
export const ChangeMeanwhile = z.object({
  /** Its place in the log. */
  sequence: z.number().int(),
  at: z.string(),
  what: z.enum(['no-longer-visible', 'returned', 'association', 'manager', 'frozen', 'unfrozen']),
});
export type ChangeMeanwhile = z.infer<typeof ChangeMeanwhile>;

export const changes = {
  /** Oldest first, those not yet marked as seen; none of a closed request. Fault not-found. */
  meanwhile: askDesk({ caseId: CaseId }).output(z.array(ChangeMeanwhile)),
  /** A person has seen everything up to this place in the log. */
  seen: askDesk({ caseId: CaseId, sequence: z.number().int().min(1) }).output(z.object({})),
};
