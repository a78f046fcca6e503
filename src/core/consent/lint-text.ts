import type { LetterError, LetterFinding } from './finding.ts';
import { officialTemplate } from './letter-template.ts';
import { align, type Step, tokensOf, type Wanted } from './lint-align.ts';
import { type ExpectedLetter, finding } from './lint-letter.ts';
import { nameErrors } from './lint-name.ts';
import { visible } from './lint-visible.ts';

type Part = 'subject' | 'body';

/** Less than this share of the prescribed words: it is another text, and no name has a place in it. */
const LEAST_SHARE = 0.5;

/** Compares one of the two prescribed texts with what stands there: each place with its account, and every word around them. Offsets are of `text`. */
export function textFindings(part: Part, text: string, expected: ExpectedLetter): readonly LetterFinding[] {
  const wanted = wantedOf(part, expected);
  const steps = align(wanted, text);
  const words = steps.filter((step) => 'wanted' in step && step.wanted.trim() !== '');
  const kept = words.filter(({ kind }) => kind === 'same').length;
  if (kept < words.length * LEAST_SHARE) return [whole(part, text, wanted)];
  return [...slotFindings(part, text, steps, expected), ...differences(part, text, steps)];
}

/** The prescribed text as words and places; the names as they should stand. */
function wantedOf(part: Part, expected: ExpectedLetter): readonly Wanted[] {
  const { text, placeholder, slots } = officialTemplate[part];
  const names = { customer: expected.customerAccountName, partner: expected.partnerAccountName };
  const before = part === 'subject' ? 0 : officialTemplate.subject.slots.length;
  return text.split(placeholder).flatMap((piece, index): Wanted[] => {
    const words = tokensOf(piece).map((token): Wanted => ({ kind: 'word', text: token.text }));
    const account = slots[index];
    if (account === undefined) return words;
    const other = account === 'customer' ? names.partner : names.customer;
    return [...words, { kind: 'slot', account, name: names[account], other, place: before + index + 1 }];
  });
}

function whole(part: Part, text: string, wanted: readonly Wanted[]): LetterFinding {
  const code = part === 'subject' ? 'subject-differs' : text.trim() === '' ? 'body-text-missing' : 'body-differs';
  const expected = wanted.map((item) => (item.kind === 'word' ? item.text : item.name)).join('');
  return finding(code, { part }, { found: visible(text), expected: visible(expected) });
}

function slotFindings(part: Part, text: string, steps: readonly Step[], expected: ExpectedLetter): readonly LetterFinding[] {
  return steps.flatMap((step, index) => {
    if (step.kind !== 'slot') return [];
    const { slot } = step;
    const [from, until] = nameIn(text, step, steps[index + 1]);
    const found = text.slice(from, until);
    const partner = slot.account === 'partner';
    // A name that nobody gave yet cannot be compared with anything.
    const known = slot.name !== '';
    const authority = known ? (partner ? 'settings' : 'listing') : null;
    return nameErrors(found, slot.name, slot.other).map((code) => {
      const cleaned = code === 'name-altered-by-cleaning';
      const mend = cleaned ? (partner ? 'trim-partner-name' : null) : complete(expected) ? 'make-again' : null;
      const shown = { found: visible(found, slot.name), expected: visible(slot.name, found) };
      // That a name cannot stand in a header as the API gives it is nobody's error.
      const weight = cleaned || (!known && found !== '') ? 'warning' : 'error';
      return finding(code, { part, place: slot.place, from, until }, { ...shown, weight, authority, mend });
    });
  });
}

/** A space between a name and a word that was added after it belongs to the word. */
function nameIn(text: string, { from, until }: Step, next: Step | undefined): readonly [number, number] {
  const name = text.slice(from, until);
  return next?.kind === 'added' ? [from, from + name.trimEnd().length] : [from, until];
}

const complete = (expected: ExpectedLetter): boolean => expected.customerAccountName !== '' && expected.partnerAccountName !== '';

/** Words that differ and stand side by side are one finding. */
function differences(part: Part, text: string, steps: readonly Step[]): readonly LetterFinding[] {
  return runsOf(steps, text).map((run) => {
    const [from, until] = [run[0]?.from ?? 0, run.at(-1)?.until ?? 0];
    const found = text.slice(from, until);
    const expected = run.map((step) => ('wanted' in step ? step.wanted : '')).join('');
    return finding(codeOf(part, run), { part, from, until }, { found: shown(found, expected), expected: shown(expected, found) });
  });
}

function codeOf(part: Part, run: readonly Step[]): LetterError {
  if (part === 'subject') return 'subject-differs';
  if (run.every(({ kind }) => kind === 'added')) return 'body-text-added';
  return run.every(({ kind }) => kind === 'missing') ? 'body-text-missing' : 'body-differs';
}

const shown = (text: string, other: string): string => visible(text.trim() === '' ? text : text.trim(), other);

function runsOf(steps: readonly Step[], text: string): readonly (readonly Step[])[] {
  const runs: Step[][] = [];
  let run: Step[] = [];
  let spaces: Step[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
    spaces = [];
  };
  for (const step of steps) {
    if (step.kind === 'slot') close();
    else if (step.kind !== 'same') {
      run.push(...spaces, step);
      spaces = [];
    } else if (run.length > 0 && text.slice(step.from, step.until).trim() === '') spaces.push(step);
    else close();
  }
  close();
  return runs;
}
