import type { Capabilities } from '../../../core/account/account.ts';

/** Word keys of `settings:connection.capability`: what the connection can do, and what it says it cannot. */
export const claimsOf = (has: Capabilities): readonly { readonly key: string; readonly can: boolean }[] => [
  { key: has.read ? 'read' : 'readNot', can: has.read },
  { key: has.request === 'api' ? 'requestApi' : 'requestGuided', can: has.request === 'api' },
  { key: has.decide === 'api' ? 'decideApi' : 'decideGuided', can: has.decide === 'api' },
  { key: has.answersVisible ? 'answers' : 'answersNot', can: has.answersVisible },
  { key: has.partnerCode ? 'code' : 'codeNot', can: has.partnerCode },
  { key: has.counting ? 'counting' : 'countingNot', can: has.counting !== null },
];
