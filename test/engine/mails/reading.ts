import { readMail } from '../../../src/engine/adapters/mail/read-mail.ts';

/** Lines of a mail, as they stand in a file; a character is one byte, as Latin-1 has it. */
export const rawMail = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
export const mailOf = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

/** Bytes in memory of their own, as the reader borrows them. */
export const lent = (content: Uint8Array): ArrayBuffer => new Uint8Array(content).buffer;

export const read = async (content: Uint8Array) => (await readMail(lent(content))).mail;
export const letter = async (content: Uint8Array) => (await readMail(lent(content))).letter;
export const odd = async (content: Uint8Array): Promise<string[]> => (await read(content)).oddities.map(({ code }) => code);
/** A mail that nothing is wrong with, but for what is given. */
export const headers = ['From: a@b.example', 'To: c@d.example', 'Date: Sat, 21 Nov 2026 10:00:00 +0000', 'Message-ID: <m@b.example>'];
