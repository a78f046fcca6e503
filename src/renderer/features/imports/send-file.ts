import type { AccountId } from '../../../core/account/account.ts';
import type { DeskClient } from '../../bridge/client.ts';

/** The most that one message of the bridge takes. Bytes; contract/imports.ts. */
const PART = 96 * 1024;
/** Longer files are not even sent. Bytes; contract/imports.ts. */
export const LONGEST = 32 * 1024 * 1024;

/** Sends a file that the person chose in parts; only its content and its bare name cross, never where it lies. Answers its id. */
export async function sendFile(client: DeskClient, account: AccountId, file: File, sent: (bytes: number) => void): Promise<string> {
  const { importId } = await client.imports.begin({ account, name: file.name.replaceAll(/\p{Cc}/gu, ' ').slice(-260), size: file.size });
  for (let offset = 0; offset < file.size; offset += PART) {
    const bytes = new Uint8Array(await file.slice(offset, offset + PART).arrayBuffer());
    await client.imports.part({ account, importId, offset, content: base64(bytes) });
    sent(Math.min(file.size, offset + PART));
  }
  return importId;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // As many arguments as every engine takes.
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}

/** The day of the file's own date where the person sits, `2026-11-22`. */
export const dayOfFile = (file: File): string =>
  Temporal.Instant.fromEpochMilliseconds(file.lastModified).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate().toString();
