import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Download, removeFile } from './downloads.ts';

/** Sends a document piece by piece from the disk and removes it, also when the browser leaves in the middle. False when it is not there any more. */
export async function sendFile(
  response: ServerResponse,
  download: Extract<Download, { readonly file: string }>,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> {
  const file = await open(download.file).catch(() => null);
  try {
    if (file === null) return false;
    const { size } = await file.stat();
    response.writeHead(200, { ...headers, 'Content-Type': download.type, 'Content-Length': String(size) });
    // A browser that leaves is no fault of ours.
    await pipeline(file.createReadStream({ autoClose: false }), response).catch(() => {});
    return true;
  } finally {
    await file?.close().catch(() => {});
    await removeFile(download);
  }
}
