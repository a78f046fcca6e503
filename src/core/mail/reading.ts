import { z } from 'zod';
import { MailAddress, MailRecord } from './mail.ts';

/** What was left out, mended or not understood while a mail was read. The list is closed: each has its words. */
export const mailOddities = [
  // headers
  'several-from',
  'several-headers',
  'no-sender',
  'long-headers',
  'long-header',
  'raw-8bit-header',
  'control-characters',
  'direction-marks',
  'date-unreadable',
  'message-id-missing',
  'unsent-draft',
  // text
  'unknown-charset',
  'charset-guessed',
  'undecodable-bytes',
  'text-cut',
  'html-says-otherwise',
  'hidden-text',
  'remote-content',
  'active-content',
  'encrypted',
  // structure
  'boundary-missing',
  'boundary-unclosed',
  'too-many-parts',
  'nested-too-deep',
  'mail-inside',
  // attachments
  'attachment-name-cleaned',
  'attachment-name-path',
  'attachment-name-direction',
  'attachment-double-ending',
  'attachment-program',
  'attachments-not-listed',
] as const;
export const MailOddityCode = z.enum(mailOddities);
export type MailOddityCode = z.infer<typeof MailOddityCode>;
export const MailOddity = z.object({ code: MailOddityCode, values: z.record(z.string(), z.union([z.string(), z.number()])) });
export type MailOddity = z.infer<typeof MailOddity>;

/** Why a file is no mail that could be read; nothing of it is kept. */
export const unreadableReasons = ['empty', 'too-large', 'not-a-mail', 'broken', 'too-complex', 'took-too-long'] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** Bounds of what comes out of reading, whatever goes in. Characters, but for counts. */
export const readingBounds = {
  body: 20_000,
  addresses: 50,
  address: 320,
  subject: 1000,
  references: 100,
  authentication: 20,
  authenticationText: 4000,
  attachments: 100,
  attachmentName: 200,
  oddities: 60,
} as const;

/** A mail as it was read: text alone, bounded and harmless to show; its attachments are only named. Instants UTC. */
export const ReadMail = z.object({
  form: MailRecord.shape.form,
  bytes: z.number().int(),
  sha256: z.string(),
  messageId: z.string(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  /** Every sender of every From that it has: there may be more than one. */
  from: z.array(MailAddress),
  to: z.array(MailAddress),
  cc: z.array(MailAddress),
  subject: z.string(),
  date: z.string().nullable(),
  /** Marked by its maker as not sent yet (`X-Unsent`, or a draft of Outlook's). */
  unsent: z.boolean(),
  /** Authentication-Results as they were received, the uppermost first; unfolded, else verbatim. */
  authentication: z.array(z.string()),
  /** The text part, or the words of the HTML part. `cut`: it was longer. */
  body: z.object({ text: z.string(), from: z.enum(['text', 'html', 'none']), cut: z.boolean() }),
  /** `bytes`: of the content, decoded. */
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number().int() })),
  oddities: z.array(MailOddity),
});
export type ReadMail = z.infer<typeof ReadMail>;
