import type { AccountId } from '../../../core/account/account.ts';

/** The private part of the key that seals this account's evidence; it goes with the account's other secrets. */
export const sealKeyName = (account: AccountId): string => `${account}.seal-key`;

/** Where the account's log stood when it was last sealed. */
export const lastCheckpointName = (account: AccountId): string => `${account}.last-checkpoint`;
