import type { MailRecord } from './mail.ts';

/** What a picture says of how the mail stands. `title` stands on every page, `because` says what that rests on. */
export interface PictureMark {
  readonly kind: 'draft' | 'sent' | 'sent-as-stated' | 'perhaps-sent' | 'refused' | 'received';
  readonly title: string;
  readonly because: string;
}
type Marked = Pick<MailRecord, 'state' | 'how' | 'attempts' | 'filedAt' | 'filedBy'>;

/** `2026-11-22 01:30 UTC`, from an instant in UTC. */
export const minuteOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** Who said what became of a mail, and whether by handing in its sent copy. `by`: null where that is not known any more. */
export interface Settlement {
  readonly by: string | null;
  readonly copy: boolean;
}

/**
 * How a mail stands, never better than what is known of it: sent only where a server took it, a sent copy was filed, or a person said so.
 */
export function markOf(mail: Marked, settled: Settlement | null): PictureMark {
  const filed = `Filed by ${mail.filedBy} on ${minuteOf(mail.filedAt)}.`;
  switch (mail.state) {
    case 'made':
      return { kind: 'draft', title: 'Draft', because: 'Handed out by Consent Desk, which does not know whether it was sent.' };
    case 'queued':
      return { kind: 'draft', title: 'Draft', because: 'Not sent: it waits here for a person.' };
    case 'discarded':
      return { kind: 'draft', title: 'Draft', because: 'Not sent: it was given up before any mail server took it.' };
    case 'received':
      return { kind: 'received', title: 'Received', because: `${filed} Who wrote it is not verified.` };
    case 'refused':
      return { kind: 'refused', title: 'Refused: not sent', because: refusal(mail) };
    case 'sending':
      return { kind: 'perhaps-sent', title: 'Perhaps sent', because: 'It was on its way: no mail server had said that it took it.' };
    case 'perhaps-sent':
      return { kind: 'perhaps-sent', title: 'Perhaps sent', because: cutOff(mail) };
    case 'sent':
      return sent(mail, settled, filed);
  }
}

function sent(mail: Marked, settled: Settlement | null, filed: string): PictureMark {
  const attempt = mail.attempts.findLast(({ outcome }) => outcome === 'sent' || outcome === 'settled-sent');
  if (attempt?.outcome === 'sent') {
    return { kind: 'sent', title: 'Sent', because: `A mail server took it on ${minuteOf(attempt.at)}. Whether it was read is not known.` };
  }
  if (attempt && settled?.copy) {
    const by = settled.by === null ? '' : ` by ${settled.by}`;
    return { kind: 'sent', title: 'Sent', because: `A sent copy was handed in${by} on ${minuteOf(attempt.at)}.` };
  }
  if (attempt) return stated(settled?.by ?? null, minuteOf(attempt.at));
  if (mail.how === 'dropped') return { kind: 'sent', title: 'Sent', because: `A sent copy was handed in. ${filed}` };
  // Sent by a server that nobody heard saying so: nothing here shows it.
  if (mail.how === 'smtp') return { kind: 'perhaps-sent', title: 'Perhaps sent', because: 'No answer of a mail server is recorded here.' };
  return stated(settled?.by ?? null, null);
}

function stated(by: string | null, at: string | null): PictureMark {
  const name = by ?? 'a person at this desk';
  return {
    kind: 'sent-as-stated',
    title: `Sent, as ${name} says`,
    because: `Stated by ${name}${at === null ? '' : ` on ${at}`}; not verified.`,
  };
}

function refusal({ attempts }: Marked): string {
  const last = attempts.findLast(({ outcome }) => outcome === 'refused');
  if (!last) return 'The mail server did not take it.';
  return `The mail server did not take it on ${minuteOf(last.at)}${last.answer === '' ? '.' : `: ${last.answer}`}`;
}

function cutOff({ attempts }: Marked): string {
  const last = attempts.findLast(({ outcome }) => outcome === 'perhaps-sent');
  return `The connection ended before the mail server said what became of it${last ? ` (${minuteOf(last.at)})` : ''}.`;
}
