import type { CaseDetail } from '../../../contract/requests.ts';
import type { QuotaView } from '../../../core/quota/quota.ts';
import { onlyUndocumented } from '../../../core/rule/undocumented.ts';

export type Act = 'submit' | 'approve' | 'reject';

/** What a person has typed towards one act; lives on the page only. */
export interface ActForm {
  readonly reason: string;
  readonly typedName: string;
  readonly understood: boolean;
  readonly code: string;
  readonly passQuota: string;
  readonly passUndocumented: string;
}

export const blankForm: ActForm = { reason: '', typedName: '', understood: false, code: '', passQuota: '', passUndocumented: '' };

/** What the act asks for, from the case, the connection and the ledger. */
export interface ActNeeds {
  readonly act: Act;
  readonly accountName: string;
  readonly codeNeeded: boolean;
  /** The ledger only warns and none is left: a person may pass with a logged reason (R02). */
  readonly passQuota: boolean;
  /** Rules of which no page says whether they hold here are all that keeps the check from passing: a person may act with a logged reason. */
  readonly passUndocumented: boolean;
  readonly checking: boolean;
}

/** Word key of `requests:act.notYet`. */
export type NotYet = 'reason' | 'name' | 'understood' | 'code' | 'passQuota' | 'passUndocumented' | 'checking';

/** Everything still missing, in the order of the page; nothing missing = the act may be confirmed. The tick box stands before submitting and before agreeing only (R18). */
export function notYet(form: ActForm, needs: ActNeeds): readonly NotYet[] {
  const missing: NotYet[] = [];
  if (needs.act === 'submit' && form.reason.trim() === '') missing.push('reason');
  if (form.typedName !== needs.accountName) missing.push('name');
  if (needs.act !== 'reject' && !form.understood) missing.push('understood');
  if (needs.codeNeeded && form.code.trim() === '') missing.push('code');
  if (needs.act === 'submit' && needs.passQuota && form.passQuota.trim() === '') missing.push('passQuota');
  if (needs.passUndocumented && form.passUndocumented.trim() === '') missing.push('passUndocumented');
  if (needs.checking) missing.push('checking');
  return missing;
}

/** Only a connection that does not publish its counting lets a person pass a full ledger. */
export const mayPassQuota = (quota: QuotaView): boolean => quota.left <= 0 && !quota.published;

/** The undocumented rules that this act passes; none for rejecting, which no check keeps away (R21). */
export function undocumentedRules({ verdicts }: Pick<CaseDetail, 'verdicts'>, act: Act): readonly string[] {
  if (act === 'reject') return [];
  const check = verdicts.find(({ side, step }) => (act === 'submit' ? side === 'partner' && step === 'submit' : step === 'agree'));
  return check ? onlyUndocumented(check) : [];
}
