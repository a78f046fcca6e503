import MsgReader, { type FieldsData } from '@kenjiuno/msgreader';
import { harmlessLine } from '../../../core/mail/harmless.ts';
import type { MailAddress } from '../../../core/mail/mail.ts';
import { readingBounds, type UnreadableReason } from '../../../core/mail/reading.ts';
import { attachmentName } from './read-attachments.ts';
import { codePage } from './read-code-page.ts';
import { checkCompound } from './read-compound.ts';
import type { Understood } from './read-eml.ts';
import { readHeaders } from './read-headers.ts';
import { letterOf } from './read-letter.ts';
import { type Noted, noting } from './read-noted.ts';
import type { Leaf } from './read-outline.ts';
import { readText } from './read-text.ts';

/** What its builds for the two kinds of modules have in common: the class, by itself or as a property. */
const Reader = ('default' in MsgReader ? (MsgReader as { readonly default: typeof MsgReader }).default : MsgReader) as typeof MsgReader;
/** Property tags that the reader does not name: what a mail replies to and refers to. */
const replyTag = 0x1042;
const referencesTag = 0x1039;
const NOT_SENT = 0x8;

/** Reads a mail that Outlook saved. Answers why not when it is none. */
export async function readMsg(bytes: Uint8Array<ArrayBuffer>): Promise<Understood | UnreadableReason> {
  const checked = checkCompound(bytes);
  if (typeof checked === 'string') return checked;
  try {
    if (!checked.hasMessage) return 'not-a-mail';
    const noted = noting();
    const { fields, replies, references } = parse(bytes);
    if (fields.error !== undefined || !/^(?:ipm|report)\b/i.test(String(fields.messageClass ?? 'IPM'))) return 'not-a-mail';
    if (checked.leftOut > 0) noted.note('text-cut');
    return await understood(fields, replies, references, noted);
  } finally {
    checked.restore();
  }
}

function parse(bytes: Uint8Array<ArrayBuffer>): { fields: FieldsData; replies: string; references: string } {
  const found = new Map<number, string>();
  const read = (ansiEncoding?: string): FieldsData => {
    const reader = new Reader(bytes.buffer);
    reader.parserConfig = {
      ...(ansiEncoding === undefined ? {} : { ansiEncoding }),
      propertyObserver: (_fields, tag, raw) => {
        const property = Math.floor(tag / 65_536) & 0xffff;
        if (raw === null || (property !== replyTag && property !== referencesTag) || found.has(property)) return;
        found.set(property, Buffer.from(raw).toString((tag & 0xffff) === 0x1f ? 'utf16le' : 'latin1'));
      },
    };
    return reader.getFileData();
  };
  const first = read();
  const encoding = codePage(first.messageCodepage);
  const fields = encoding === null || encoding === 'us-ascii' ? first : read(encoding);
  return { fields, replies: found.get(replyTag) ?? '', references: found.get(referencesTag) ?? '' };
}

async function understood(fields: FieldsData, replies: string, references: string, noted: Noted): Promise<Understood> {
  const unsent = ((fields.messageFlags as number | undefined) ?? 0) % (2 * NOT_SENT) >= NOT_SENT;
  const headers = await readHeaders(Buffer.from(fields.headers || headersOf(fields, replies, references)), noted);
  const date = headers?.date ?? instantOf(fields.clientSubmitTime ?? fields.messageDeliveryTime);
  const leaves = textLeaves(fields);
  const text = await readText(leaves, noted);
  const attached = fields.attachments ?? [];
  if (attached.length > readingBounds.attachments)
    noted.note('attachments-not-listed', { count: attached.length - readingBounds.attachments });
  if (unsent) noted.note('unsent-draft');
  const names: string[] = [];
  const attachments = attached.slice(0, readingBounds.attachments).map((each) => {
    const name = String(each.fileName ?? each.fileNameShort ?? each.name ?? '');
    names.push(name);
    if (each.innerMsgContent === true) noted.note('mail-inside');
    const type = each.innerMsgContent === true ? 'application/vnd.ms-outlook' : String(each.attachMimeTag ?? 'application/octet-stream');
    return { name: attachmentName(name, noted), type: harmlessLine(type, 160), bytes: each.contentLength ?? 0 };
  });
  const empty = { from: [], to: [], cc: [], subject: '', messageId: '', inReplyTo: [], references: [], authentication: [] };
  const { letter, ...read } = headers ?? { ...empty, unsent: false, letter: { senders: [], recipients: [], copies: [], subject: '' } };
  return {
    mail: { form: 'msg', ...read, date, unsent: unsent || read.unsent, body: text.body, attachments, oddities: [...noted.all] },
    letter: letterOf(letter, text, names),
  };
}

/** A mail that never went through a server has no headers of its own: they are written as they would be, for one reader of both. */
function headersOf(fields: FieldsData, replies: string, references: string): string {
  const clean = (text: unknown): string => harmlessLine(String(text ?? ''), readingBounds.subject);
  const quoted = ({ name, address }: MailAddress) => `"${name.replace(/["\\]/gu, ' ')}" <${address.replace(/[<>\s]/gu, '')}>`;
  const sender = clean(
    [fields.senderSmtpAddress, fields.sentRepresentingSmtpAddress, fields.creatorSMTPAddress, fields.senderEmail].find((each) =>
      each?.includes('@'),
    ),
  );
  const recipients = (type: string) =>
    (fields.recipients ?? [])
      .filter(({ recipType }) => (recipType ?? 'to') === type)
      .slice(0, readingBounds.addresses)
      .map(({ name, email, smtpAddress }) =>
        quoted({ name: clean(name), address: clean([smtpAddress, email].find((each) => each?.includes('@'))) }),
      )
      .join(', ');
  const lines = [
    ['From', sender === '' && !fields.senderName ? '' : quoted({ name: clean(fields.senderName), address: sender })],
    ['To', recipients('to')],
    ['Cc', recipients('cc')],
    ['Subject', String(fields.subject ?? '').replace(/[\r\n]+/gu, ' ')],
    ['Message-ID', clean(fields.messageId)],
    ['In-Reply-To', clean(replies)],
    ['References', clean(references)],
  ].filter(([, value]) => value !== '');
  return lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

/** Plain and HTML text as the two forms of one mail. */
function textLeaves(fields: FieldsData): Leaf[] {
  const leaf = (type: string, charset: string, body: Uint8Array): Leaf => ({
    head: { type, charset, encoding: '', multipart: false, boundary: '', isText: true },
    headers: Buffer.from(`Content-Type: ${type}; charset=${charset}\r\n`),
    body,
    bytes: body.length,
    cut: false,
    alternative: 0,
  });
  const html = fields.html instanceof Uint8Array ? fields.html : null;
  return [
    ...(fields.body ? [leaf('text/plain', 'utf-8', Buffer.from(fields.body))] : []),
    ...(fields.bodyHtml ? [leaf('text/html', 'utf-8', Buffer.from(fields.bodyHtml))] : []),
    ...(html && !fields.bodyHtml ? [leaf('text/html', codePage(fields.internetCodepage) ?? 'utf-8', html)] : []),
  ];
}

function instantOf(written: string | undefined): string | null {
  const milliseconds = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8e15 ? null : new Date(milliseconds).toISOString();
}
