import { type MailOddity, type MailOddityCode, readingBounds } from '../../../core/mail/reading.ts';

/** Gathers what is odd about a mail: each thing once, the first bounds' worth of them. */
export interface Noted {
  note(code: MailOddityCode, values?: MailOddity['values']): void;
  readonly all: readonly MailOddity[];
}

export function noting(): Noted {
  const noted = new Map<string, MailOddity>();
  return {
    note(code, values = {}) {
      if (noted.size < readingBounds.oddities) noted.set(`${code} ${JSON.stringify(values)}`, { code, values });
    },
    get all() {
      return [...noted.values()];
    },
  };
}
