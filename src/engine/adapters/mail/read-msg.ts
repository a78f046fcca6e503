import type { UnreadableReason } from '../../../core/mail/reading.ts';
import type { Understood } from './read-eml.ts';
export async function readMsg(_bytes: Uint8Array): Promise<Understood | UnreadableReason> {
  return 'not-a-mail';
}
