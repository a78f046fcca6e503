import type { LogEntry, Operation } from '../log/entry.ts';

/** What was made and left the app: it can be erased by nobody but those who have it. */
export const outsideKinds = [
  'consent-mail',
  'instructions',
  'questions',
  'ticket',
  'summary',
  'picture',
  'original-mail',
  'mail-sent',
  'evidence',
  'case-file',
  'import-file',
  'log-export',
  'backup',
  'set-aside',
] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** How it left: as a file of this ending, over the mail client, over the clipboard, through a mail server, or brought in by a person. */
export type OutsideWay = 'file' | 'mail' | 'copy' | 'server' | 'brought';

export interface Outside {
  readonly kind: OutsideKind;
  readonly way: OutsideWay;
  /** Ending of the file without its dot; '' where it is none, or where the log does not say. */
  readonly ending: string;
  /** UTC instant at which it left. */
  readonly at: string;
  /** The entry that says so; null for a file that was found. */
  readonly sequence: number | null;
  /** customer: it was made about this one; account: it holds the whole account, or what was asked for of it. */
  readonly scope: 'customer' | 'account';
  /** Name of a file that was found in the profile; null otherwise. */
  readonly name: string | null;
}

/** Entries of one customer that say that something about it left. */
export const outsideOperations: readonly Operation[] = [
  'consent-mail-made',
  'instructions-made',
  'questions-made',
  'ticket-made',
  'summary-made',
  'picture-made',
  'mail-sent',
  'mail-perhaps-sent',
  'personal-data-revealed',
  'evidence-sealed',
];

/** Entries of no customer that say that something of the whole account left, or was brought in as a file that a person still has. */
export const outsideOfAccount: readonly Operation[] = ['log-exported', 'backup-made', 'import-finished', 'log-imported'];

type Said = Pick<LogEntry, 'operation' | 'detail' | 'at' | 'sequence'>;

/** What an entry says left the app; null when it says nothing of that. */
export function outsideOf(entry: Said): Outside | null {
  const { at, sequence, operation, detail } = entry;
  const way = wayOf(detail.way);
  const of = (kind: OutsideKind, change: Partial<Outside> = {}): Outside => {
    const scope = outsideOfAccount.includes(operation) ? 'account' : 'customer';
    return { kind, way, ending: '', at, sequence, scope, name: null, ...change };
  };
  const letter = (kind: OutsideKind): Outside => of(kind, { ending: way === 'file' ? 'eml' : '' });
  switch (operation) {
    case 'consent-mail-made':
      return letter('consent-mail');
    case 'instructions-made':
      return letter('instructions');
    case 'questions-made':
      return letter('questions');
    case 'ticket-made':
      return letter('ticket');
    case 'summary-made':
      if (detail.way === 'case-file') return of('case-file', { way: 'file', ending: 'consentdesk' });
      return of('summary', { ending: way === 'file' ? 'txt' : '' });
    case 'picture-made':
      return of('picture', { way: 'file', ending: String(detail.form ?? '') });
    case 'mail-sent':
    case 'mail-perhaps-sent':
      return of('mail-sent', { way: 'server' });
    case 'evidence-sealed':
      return of('evidence', { way: 'file', ending: 'zip' });
    case 'personal-data-revealed':
      return detail.what === 'original-mail' ? of('original-mail', { way: 'file', ending: String(detail.form ?? 'eml') }) : null;
    case 'log-exported':
      return of('log-export', { way: 'file', ending: String(detail.form ?? detail.format ?? '') });
    case 'backup-made':
      return of('backup', { way: 'file' });
    case 'import-finished':
    case 'log-imported':
      return of('import-file', { way: 'brought' });
    default:
      return null;
  }
}

function wayOf(way: unknown): OutsideWay {
  return way === 'mail' || way === 'copy' ? way : 'file';
}
