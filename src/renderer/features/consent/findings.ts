import type { LetterError, LetterFinding } from '../../../core/consent/finding.ts';

/** Everything that is looked for, in the order in which it is told; a test holds it equal to the linter's own list. */
export const checks = {
  sender: ['sender-missing', 'sender-several', 'sender-differs', 'sender-domain-lookalike', 'sender-local-part-case'],
  recipient: ['recipient-missing', 'recipient-differs', 'recipient-lookalike', 'recipient-several', 'recipient-extra-copies'],
  names: [
    'name-swapped',
    'name-differs',
    'name-case',
    'name-space',
    'name-full-width',
    'name-lookalike',
    'name-direction-mark',
    'name-invisible',
    'name-combining-mark',
    'name-missing',
    'name-altered-by-cleaning',
  ],
  text: [
    'subject-several-lines',
    'subject-differs',
    'subject-reply-prefix',
    'body-differs',
    'body-text-added',
    'body-text-missing',
    'body-placeholder-left',
  ],
  with: ['html-differs', 'attachment-unlabelled'],
} as const satisfies Record<string, readonly LetterError[]>;
export const checkCount = Object.values(checks).flat().length;

/** One thing to mend: the same name is wrong in several places at once, and is mended once. */
export interface FindingGroup extends LetterFinding {
  readonly places: readonly LetterFinding['where'][];
}

const parts = ['sender', 'recipient', 'subject', 'body', 'attachment'] as const;

/** Errors before warnings, then as one reads the letter. */
export function groupsOf(findings: readonly LetterFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, LetterFinding[]>();
  for (const finding of findings) {
    const { code, weight, found, expected, mend } = finding;
    const key = JSON.stringify([code, weight, found, expected, mend]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const order = ({ weight, where }: LetterFinding) =>
    (weight === 'error' ? 0 : 1_000) + parts.indexOf(where.part) * 100 + (where.place ?? 0) * 10;
  return [...groups.values()]
    .flatMap((same): FindingGroup[] => {
      const inOrder = same.toSorted((one, other) => order(one) - order(other));
      const [first] = inOrder;
      return first ? [{ ...first, places: inOrder.map(({ where }) => where) }] : [];
    })
    .toSorted((one, other) => order(one) - order(other));
}

/** The gravest finding at one of the five places, or of a part as a whole (`place` null). */
export function weightAt(
  findings: readonly LetterFinding[],
  part: LetterFinding['where']['part'],
  place: number | null,
): LetterFinding['weight'] | null {
  const here = findings.filter(({ where }) => where.part === part && where.place === place);
  return here.some(({ weight }) => weight === 'error') ? 'error' : here.length > 0 ? 'warning' : null;
}

/** Names the element of a place in the letter, to which a finding leads. */
export const placeId = (part: LetterFinding['where']['part'], place: number | null): string => `letter-${part}-${place ?? 'whole'}`;
