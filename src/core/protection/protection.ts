import { z } from 'zod';

/**
 * What protects a secret at rest. `basic-text`: sealed with a password that stands in the program's source, so that whoever reads the file
 * can open it. `memory`: never written, and asked for again after a restart.
 */
export const ProtectionLevel = z.enum([
  'keychain',
  'dpapi',
  'credential-manager',
  'secret-service',
  'kwallet',
  'kwallet5',
  'kwallet6',
  'basic-text',
  'memory',
]);
export type ProtectionLevel = z.infer<typeof ProtectionLevel>;

export interface Protection {
  readonly level: ProtectionLevel;
  /** locked: the store is there and does not open now. What is set meanwhile stays in memory; what lies in it is a fault, not an empty answer. */
  readonly state: 'open' | 'locked';
  /** Whether the person lets secrets be sealed with basic text; null where the system offers better or where it cannot be chosen. */
  readonly weak: 'refused' | 'accepted' | null;
  /** Files that could not be used and were set aside since the start, with their folder: never cleared, never overwritten. */
  readonly setAside: readonly { readonly what: 'settings' | 'secret'; readonly where: string }[];
}
export const Protection: z.ZodType<Protection> = z.object({
  level: ProtectionLevel,
  state: z.enum(['open', 'locked']),
  weak: z.enum(['refused', 'accepted']).nullable(),
  setAside: z.array(z.object({ what: z.enum(['settings', 'secret']), where: z.string() })),
});

/** The short names by which people know these; the page has sentences of its own. */
export const protectionName: Readonly<Record<ProtectionLevel, string>> = {
  keychain: 'Keychain',
  dpapi: 'DPAPI',
  'credential-manager': 'Credential Manager',
  'secret-service': 'Secret Service',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
  'basic-text': 'basic text',
  memory: 'memory only',
};
