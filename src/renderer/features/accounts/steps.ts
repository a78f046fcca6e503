import { type Draft, mayNotCall, type Problems } from './draft.ts';

export const steps = ['kind', 'partner', 'access', 'test'] as const;
export type Step = (typeof steps)[number];

/** Word keys of `accounts:problem` for the second step. */
export const partnerProblems = (draft: Draft): Problems => ({
  ...(draft.partnerType === null ? { partnerType: 'partnerTypeMissing' } : {}),
  ...(mayNotCall(draft) ? { partnerType: 'reseller' } : {}),
  ...(draft.name.trim() === '' ? { name: 'nameMissing' } : {}),
});
