import { pageHeadersFor, pagePolicy } from '../../engine/shell/page-policy.ts';

/** The page talks to the engine over its port: it connects to nothing. */
const NOWHERE = "'none'";

export const contentPolicy = pagePolicy(NOWHERE);

/** On every answer of our scheme, also on a refusal. */
export const pageHeaders = pageHeadersFor(NOWHERE);
