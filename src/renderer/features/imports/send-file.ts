import type { AccountId } from '../../../core/account/account.ts';
import type { DeskClient } from '../../bridge/client.ts';
import { inParts, nameOf } from '../../bridge/parts.ts';

/** Longer files are not even sent. Bytes; contract/imports.ts. */
export const LONGEST = 32 * 1024 * 1024;

/** Sends a file that the person chose in parts; only its content and its bare name cross, never where it lies. Answers its id. */
export async function sendFile(client: DeskClient, account: AccountId, file: File, sent: (bytes: number) => void): Promise<string> {
  const { importId } = await client.imports.begin({ account, name: nameOf(file), size: file.size });
  await inParts(file, (part) => client.imports.part({ account, importId, ...part }), { sent });
  return importId;
}

/** The day of the file's own date where the person sits, `2026-11-22`. */
export const dayOfFile = (file: File): string =>
  Temporal.Instant.fromEpochMilliseconds(file.lastModified).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate().toString();
