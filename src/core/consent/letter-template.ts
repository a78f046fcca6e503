import { z } from 'zod';
import { Fault } from '../fault.ts';
import { RuleSource } from '../rule/finding.ts';
import officialFile from './templates/consent-2020-en.json' with { type: 'json' };
import courtesyFile from './templates/consent-2020-zh.json' with { type: 'json' };

export const Account = z.enum(['customer', 'partner']);
export type Account = z.infer<typeof Account>;

/** One text with its places. Which account stands in which place is said by `slots`, in reading order, since the two texts differ in it (facts.md 3.2). */
const SlottedText = z
  .strictObject({ text: z.string().min(1), placeholder: z.string().min(1), slots: z.array(Account).min(1) })
  .refine(({ text, placeholder, slots }) => text.split(placeholder).length === slots.length + 1, 'as many places as slots');
export type SlottedText = z.infer<typeof SlottedText>;

/** `official`: a page prescribes it word for word; `courtesy`: our translation of such a page; `ours`: our own words. */
export const TemplateKind = z.enum(['official', 'courtesy', 'ours']);

export const LetterTemplate = z
  .strictObject({
    id: z.string().min(1),
    version: z.string().min(1),
    kind: TemplateKind,
    language: z.enum(['en', 'zh']),
    /** Of this text: the page's own for an official one, else when we wrote it. */
    date: z.iso.date(),
    /** What a reader is told about where it comes from; '' for an official text alone. */
    label: z.string(),
    source: RuleSource,
    subject: SlottedText,
    body: SlottedText,
  })
  .refine(({ kind, label }) => (kind === 'official') === (label === ''), 'what is not official says so');
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** Fault invalid-input {place: template, template}. */
export function parseTemplate(file: unknown): LetterTemplate {
  const parsed = LetterTemplate.safeParse(file);
  if (!parsed.success) throw new Fault('invalid-input', { place: 'template', why: z.prettifyError(parsed.error) });
  return parsed.data;
}

/** The text of 2020, the only official one that was found in any language (facts.md 3.2, 3.3, R28). */
export const officialTemplate = parseTemplate(officialFile);
export const courtesyTemplate = parseTemplate(courtesyFile);

/** Every text that ships: all files of the folder, which a test holds. */
export const shippedTemplates: readonly LetterTemplate[] = [officialTemplate, courtesyTemplate];
