import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret that stands nowhere else. */
export const canary = (name: string): string => `CANARY${name}${randomBytes(18).toString('hex').toUpperCase()}`;

/** Base64 of a text that begins at any of the three places inside other bytes; the ends that depend on neighbours are left off. */
const base64Forms = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -2));
  });

/** Every way in which the bytes of a secret may lie in a file or stand in an answer. */
export function formsOf(secret: string): readonly Buffer[] {
  const utf8 = Buffer.from(secret);
  const utf16 = Buffer.from(secret, 'utf16le');
  const hex = utf8.toString('hex');
  return [
    utf8,
    Buffer.from(secret.toLowerCase()),
    utf16,
    Buffer.from(utf16).swap16(),
    ...base64Forms(utf8),
    ...base64Forms(utf16),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    Buffer.from([...secret].reverse().join('')),
  ];
}

export const holds = (bytes: Buffer, secrets: readonly string[]): boolean =>
  secrets.some((secret) => formsOf(secret).some((form) => bytes.includes(form)));

/** Every file of the folder and those below it: how many were searched, and which hold a secret. */
export async function search(folder: string, secrets: readonly string[]): Promise<{ readonly files: string[]; readonly found: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files) if (holds(await readFile(file), secrets)) found.push(file);
  return { files, found };
}
