import type { AccountId } from '../../../core/account/account.ts';

/** Where an account's secrets for its mail server stand in the secret store; they go with the account's others. */
export const mailSecretNames = (account: AccountId) =>
  ({
    password: `${account}.mail-password`,
    clientSecret: `${account}.mail-client-secret`,
    refreshToken: `${account}.mail-refresh-token`,
  }) as const;
