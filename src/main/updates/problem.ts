/**
 * Why there is no update now. `settings`: server or key in the settings cannot be used; `not-here`: this copy cannot update itself;
 * `no-publisher`: this copy was not signed, so it cannot tell who signed another; `unreachable`: no answer, or none that helps; `not-signed`:
 * the list of versions is not signed by the key in the settings; `not-understood`: signed, and still not a list of versions; `wrong-file`:
 * what came is not the file that the list names; `not-installed`: the system did not install it.
 */
export type UpdateTrouble =
  | 'settings'
  | 'not-here'
  | 'no-publisher'
  | 'unreachable'
  | 'not-signed'
  | 'not-understood'
  | 'wrong-file'
  | 'not-installed';

export class UpdateProblem extends Error {
  readonly why: UpdateTrouble;

  constructor(why: UpdateTrouble, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

/** electron-updater's own codes for a file that is not the one it should be. */
const wrongFile: readonly unknown[] = ['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE'];

export function troubleOf(error: unknown): UpdateTrouble {
  if (error instanceof UpdateProblem) return error.why;
  return error instanceof Error && 'code' in error && wrongFile.includes(error.code) ? 'wrong-file' : 'unreachable';
}
