import type { Query } from './signing.ts';

/** `path` names the API: calls of one path share a lane (pace.ts). */
type Sent = { readonly path: string } & (
  | { readonly method: 'GET'; readonly query: Query }
  | { readonly method: 'POST'; readonly body: Readonly<Record<string, unknown>> }
);

/** Changes nothing there: may be tried again by itself (facts.md 5.4). */
export type Read = Sent & { readonly kind: 'read' };
/** Changes something there: sent once. Only a `Read` fits into `withRetries`, so that no act is repeated by mistake. */
export type Act = Sent & { readonly kind: 'act' };
/** Which of both a call is is said where it is written, not guessed from its method: most reads of this API are POSTs. */
export type Call = Read | Act;
