import { Fault } from '../../../core/fault.ts';

/** Any error of SQLite or the file system as a Fault. Faults: store-damaged, disk-full, disk-read-only, profile-locked, internal. */
export function storeFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = { cause: error };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ') {
    return new Fault('store-damaged', { reason: code }, cause);
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk-full', { reason: code }, cause);
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_CANTOPEN') {
    return new Fault('disk-read-only', { reason: code }, cause);
  }
  if (code.startsWith('SQLITE_BUSY')) return new Fault('profile-locked', { reason: code }, cause);
  return new Fault('internal', { reason: code === '' ? 'store' : code }, cause);
}
