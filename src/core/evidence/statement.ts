/** What a seal says, in every bundle, word for word: no screen says more. */
export const evidenceStatement = (fingerprint: string): string =>
  `Shows that nothing changed since sealing by key ${fingerprint}; not who wrote it nor when. The app records what a person said; it does not verify it.`;
