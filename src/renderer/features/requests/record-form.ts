import type { Recorded } from '../../../contract/requests.ts';
import type { CaseState } from '../../../core/case/case.ts';
import type { Side } from '../../../core/rule/finding.ts';
import { isDay } from '../../ui/days.ts';

/** One of the things a person can state about a request made or answered elsewhere. */
export type Statement = (typeof Recorded)['options'][number];

/** What can be stated about a request as it stands; about none: what can begin one, or end the association. */
export function statementsFor(request: { readonly side: Side; readonly state: CaseState } | null): readonly Statement[] {
  if (request === null) return ['incoming', 'submitted-by-us', 'disassociated'];
  const answers: readonly Statement[] = ['agreed', 'rejected', 'disassociated'];
  const sent = request.side === 'customer' || (request.state !== 'draft' && request.state !== 'with-administrator');
  return sent ? answers : ['submitted-by-us', ...answers];
}

export interface RecordForm {
  readonly customerId: string | null;
  readonly what: Statement | null;
  /** `YYYY-MM-DD`, anything else while it is being typed. */
  readonly seenOn: string;
}

/** What keeps a record from being made; days compare as text. */
export function problemsOf(
  form: RecordForm,
  today: string,
): { readonly customer: boolean; readonly what: boolean; readonly day: 'missing' | 'future' | null } {
  return {
    customer: form.customerId === null,
    what: form.what === null,
    day: !isDay(form.seenOn) ? 'missing' : form.seenOn > today ? 'future' : null,
  };
}
