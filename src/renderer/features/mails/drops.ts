import { create } from 'zustand';
import type { MailProposal } from '../../../contract/mails.ts';
import type { AccountId } from '../../../core/account/account.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import type { MailId, MailKind } from '../../../core/mail/mail.ts';
import type { DeskFault } from '../../bridge/fault.ts';

/** Whose mail it is said to be. */
export interface About {
  readonly caseId: CaseId | null;
  readonly customerId: CustomerId | null;
}
/** A case or a customer that a mail is put to; `accountName` '' where only the case is known. */
export interface Target extends About {
  readonly accountName: string;
}

/** What the person has said so far; null: nothing, the proposal counts. */
export interface Choice {
  readonly kind: MailKind | null;
  readonly direction: 'sent' | 'received' | null;
  readonly target: Target | null;
}

export type Stage =
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'here'; readonly dropId: string }
  | { readonly kind: 'failed'; readonly fault: DeskFault }
  | { readonly kind: 'refused'; readonly why: 'tooLarge' | 'empty' };

export interface Drop {
  readonly key: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly about: About;
  readonly stage: Stage;
  readonly choice: Choice;
}

/** What was filed last, so that the next step can be shown. */
export interface Filed {
  readonly mailId: MailId;
  readonly name: string;
  readonly target: About;
  readonly answer: MailProposal['answer'];
}

export interface Drops {
  /** One at a time: the others wait, so that the engine never holds more than it must. */
  readonly current: Drop | null;
  readonly waiting: readonly { readonly file: File; readonly about: About }[];
  readonly filed: Filed | null;
}

export const noDrops: Drops = { current: null, waiting: [], filed: null };

/** Dropped mails of each account. It outlives the page: a mail under review is not lost by looking something up elsewhere. */
const useStore = create<{ readonly of: Readonly<Record<string, Drops>> }>(() => ({ of: {} }));

export const useDrops = (account: AccountId): Drops => useStore((state) => state.of[account] ?? noDrops);
export const dropsOf = (account: AccountId): Drops => useStore.getState().of[account] ?? noDrops;

export function setDrops(account: AccountId, change: (before: Drops) => Drops): void {
  useStore.setState(({ of }) => ({ of: { ...of, [account]: change(of[account] ?? noDrops) } }));
}

/** Changes the mail under review, if it is still that one. */
export function setDrop(account: AccountId, key: number, change: Partial<Pick<Drop, 'stage' | 'choice'>>): void {
  setDrops(account, (before) => (before.current?.key === key ? { ...before, current: { ...before.current, ...change } } : before));
}

export function choose(account: AccountId, change: Partial<Choice>): void {
  setDrops(account, (before) =>
    before.current === null ? before : { ...before, current: { ...before.current, choice: { ...before.current.choice, ...change } } },
  );
}
