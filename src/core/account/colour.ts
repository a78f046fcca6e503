import { z } from 'zod';

/** The colour by which a person tells one account from another; the name always stands beside it. */
export const AccountColour = z.enum(['blue', 'teal', 'green', 'amber', 'red', 'violet', 'grey']);
export type AccountColour = z.infer<typeof AccountColour>;
