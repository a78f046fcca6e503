import PostalMime from 'postal-mime';
import { harmlessLine, hasControls, hasDirectionMarks } from '../../../core/mail/harmless.ts';
import { type ReadMail, readingBounds } from '../../../core/mail/reading.ts';
import type { Noted } from './read-noted.ts';
import type { Leaf } from './read-outline.ts';

type Attachments = ReadMail['attachments'];

/** What a system runs when it is opened. */
const programs =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|msi|msp|jar|lnk|url|reg|dll|cpl|chm|iso|img|vhd|app|command|sh|desktop|docm|xlsm|pptm|xll|one)$/i;
const documents = /\.(?:pdf|docx?|xlsx?|pptx?|txt|rtf|csv|jpe?g|png|gif|eml|msg|html?|zip)\s*\.[a-z0-9]{1,8}$/i;

/** Attachments by name, type and length; what is in them is never looked at. */
export async function readAttachments(
  leaves: readonly Leaf[],
  noted: Noted,
): Promise<{ readonly attachments: Attachments; readonly names: readonly string[] }> {
  const attached = leaves.filter((leaf) => leaf.body === null);
  if (attached.length > readingBounds.attachments)
    noted.note('attachments-not-listed', { count: attached.length - readingBounds.attachments });
  const listed: Attachments = [];
  const names: string[] = [];
  for (const leaf of attached.slice(0, readingBounds.attachments)) {
    const { type } = leaf.head;
    if (type === 'message/rfc822') noted.note('mail-inside');
    if (/pkcs7-mime|pgp-encrypted/.test(type)) noted.note('encrypted', { type });
    const name = await nameOf(leaf);
    names.push(name);
    listed.push({ name: attachmentName(name, noted), type: harmlessLine(type, 160), bytes: leaf.bytes });
  }
  return { attachments: listed, names };
}

async function nameOf(leaf: Leaf): Promise<string> {
  const lines = Buffer.from(leaf.headers)
    .toString('utf8')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
  const kept = lines.filter((line) => /^content-(?:type|disposition):/i.test(line)).map((line) => line.slice(0, 4000));
  // One part alone, with one letter of content, as an attachment whatever its type.
  const alone = [...kept.map((line) => line.replace(/^(content-type:\s*)(?:multipart|message)\//i, '$1application/')), '', 'x'].join(
    '\r\n',
  );
  const { attachments } = await PostalMime.parse(alone);
  return attachments[0]?.filename ?? '';
}

/** A name that is a name alone: no folder, nothing invisible, no ending that a mark of direction hides. */
export function attachmentName(name: string, noted: Noted): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  if (last !== name) noted.note('attachment-name-path');
  if (hasDirectionMarks(name)) noted.note('attachment-name-direction');
  const clean = harmlessLine(last.replace(/[:*?"<>|]/gu, '_'), readingBounds.attachmentName).replace(/^[.\s]+|[.\s]+$/gu, '');
  if (hasControls(name) || (last === name && clean !== name && !hasDirectionMarks(name))) noted.note('attachment-name-cleaned');
  if (documents.test(clean)) noted.note('attachment-double-ending', { name: clean });
  if (programs.test(clean)) noted.note('attachment-program', { name: clean });
  return clean;
}
