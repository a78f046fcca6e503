import { z } from 'zod';
import { PartnerType, Site } from '../account/account.ts';
import { CustomerId } from '../customer/customer.ts';
import { Side } from '../rule/finding.ts';
import { CaseId, CaseState } from './case.ts';

/** Longest case file that is looked at. Bytes of UTF-8, and so never fewer than its characters. */
export const LONGEST_CASE_FILE = 128_000;
/** Longest summary in it: an answer of the engine stays under 64 KB. Characters. */
export const LONGEST_SUMMARY = 40_000;
const VERSION = 1;

/** One line from a stranger: no control characters, and nothing that turns the direction of what stands beside it. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u);
const instant = z.iso.datetime();

/**
 * The `.consentdesk` file that hands one case from one desk to another: what the readable summary says, and the ids by which a desk that
 * knows the case finds it. It holds no key, no code and nothing that acts; whoever opens it reads it.
 */
export const CaseFile = z.strictObject({
  format: z.literal('consent-desk-case'),
  version: z.literal(VERSION),
  kind: z.literal('hand-over'),
  simulated: z.boolean(),
  site: Site,
  partnerType: PartnerType,
  partnerAccountName: line(128),
  /** Who hands over, as they call themselves; to whom; when. */
  from: line(120),
  to: line(120),
  at: instant,
  case: z.strictObject({
    id: CaseId.regex(/^[\w.-]+$/u),
    side: Side,
    state: CaseState,
    openedAt: instant,
    pendingSince: instant.nullable(),
  }),
  customer: z.strictObject({ customerId: CustomerId, accountName: line(128), maskedName: line(200) }),
  /** The readable summary, as text. */
  summary: z
    .string()
    .max(LONGEST_SUMMARY)
    .regex(/^[^\p{Bidi_Control}]*$/u)
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** Why a file is not shown. */
export const CaseFileRefusal = z.enum(['too-long', 'not-a-case-file', 'newer', 'damaged']);
export type CaseFileRefusal = z.infer<typeof CaseFileRefusal>;
export type CaseFileReading =
  | { readonly kind: 'read'; readonly file: CaseFile }
  | { readonly kind: 'refused'; readonly why: CaseFileRefusal };

const Head = z.object({ format: z.literal('consent-desk-case'), version: z.number().int().positive() });

/** Reads a file that anybody may have written. Never throws; what is not exactly a case file is refused. */
export function readCaseFile(content: string): CaseFileReading {
  if (content.length > LONGEST_CASE_FILE) return { kind: 'refused', why: 'too-long' };
  const value = jsonOf(content);
  const head = Head.safeParse(value);
  if (!head.success) return { kind: 'refused', why: 'not-a-case-file' };
  if (head.data.version > VERSION) return { kind: 'refused', why: 'newer' };
  const file = CaseFile.safeParse(value);
  return file.success ? { kind: 'read', file: file.data } : { kind: 'refused', why: 'damaged' };
}

/** The file's text. Throws for what is not a case file, so that none is written that could not be opened. */
export const writeCaseFile = (file: CaseFile): string => `${JSON.stringify(CaseFile.parse(file), null, 2)}\n`;

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
