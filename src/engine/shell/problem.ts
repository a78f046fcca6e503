import { Fault } from '../../core/fault.ts';

/** What a person reads when the shell cannot start, by the fault's code. */
const sentences: Partial<Record<Fault['code'], string>> = {
  'profile-locked':
    'Consent Desk is already open with this profile. Close it there first, or name another profile in CONSENT_DESK_PROFILE.',
  'store-damaged':
    'The database of this profile is damaged, and nothing was changed. Put a backup of the profile in its place, or name another profile in CONSENT_DESK_PROFILE.',
  'store-newer': 'The database of this profile was written by a newer Consent Desk. Start that version.',
  'secret-store-locked': 'The place where this system keeps secrets is locked. Unlock it, then start Consent Desk again.',
  'disk-full': 'The disk is full. Free some space, then start Consent Desk again.',
  'disk-read-only':
    'The profile folder cannot be written. Give yourself the right to write there, or name another profile in CONSENT_DESK_PROFILE.',
};

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** One sentence for whatever kept the shell from starting; never a stack. */
export function problemSentence(error: unknown, profile: string): string {
  if (error instanceof Fault)
    return `${sentences[error.code] ?? `Consent Desk could not start (${error.code}).`} The profile is ${profile}.`;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'This port is taken. Choose another one with --port, or leave it out.';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `${sentences['disk-read-only']} The profile is ${profile}.`;
  if (code === 'ENOSPC') return `${sentences['disk-full']} The profile is ${profile}.`;
  return `Consent Desk could not start: ${error instanceof Error ? error.message : String(error)}`;
}
