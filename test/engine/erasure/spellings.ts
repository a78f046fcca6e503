import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fold } from '../../../src/core/customer/fold.ts';

/** Every way in which a file may hold a text. */
export function spellingsOf(text: string): readonly Buffer[] {
  const cased = [...new Set([text, text.toLowerCase(), text.toUpperCase(), fold(text), text.normalize('NFD')])];
  const utf8 = cased.map((one) => Buffer.from(one, 'utf8'));
  const little = cased.map((one) => Buffer.from(one, 'utf16le'));
  const big = little.map((bytes) => Buffer.from(bytes).swap16());
  const raw = [...utf8, ...little, ...big];
  const hex = raw.flatMap((bytes) => [Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase())]);
  const escaped = cased.flatMap((one) =>
    [jsonEscaped(one), quotedPrintable(one), encodeURIComponent(one)].map((each) => Buffer.from(each)),
  );
  return [...raw, ...hex, ...escaped, ...raw.flatMap(base64Inside)];
}

/** What of a base64 text holds these bytes, wherever they begin in it. */
function base64Inside(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    // The first letters and the last one also hold bits of what stands beside it.
    return Buffer.from(whole.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1));
  });
}

const jsonEscaped = (text: string): string => text.replace(/[^\x20-\x7e]/gu, (letter) => units(letter).join(''));
const units = (letter: string): string[] => letter.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('');

/** Files below a folder that hold one of the texts in any spelling: `accounts/1/desk.sqlite-wal: name`. */
export function holding(folder: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    return texts.filter((text) => spellingsOf(text).some((one) => bytes.includes(one))).map((text) => `${relative(folder, path)}: ${text}`);
  });
}
