import type { AccountId } from '../../core/account/account.ts';
import { type CaseFileReading, readCaseFile } from '../../core/case/case-file.ts';
import type { Clock, OpenedFile } from '../../core/ports.ts';
import type { News } from './news.ts';

/** A page that comes later than this has its own beginning. Milliseconds. */
const PATIENCE = 60_000;

/** What the shell wants the page to open: an address such as `/requests/ID`, or a case file. Opening never acts. */
export interface Opening {
  /** `account`: whose page it is, where that is known. */
  open(address: string, account?: AccountId | null): void;
  openFile(file: OpenedFile): void;
  /** The case file that was opened last, as it was read; null when there was none since the start. Kept in memory alone. */
  readonly file: { readonly name: string; readonly reading: CaseFileReading } | null;
  /** A page listens now. */
  heard(): void;
}

/** Tells the page that listens; where none does yet (the app was started by a link), the first one that comes soon. */
export function createOpening(news: Pick<News, 'tell' | 'listeners'>, clock: Clock): Opening {
  let kept: { readonly address: string; readonly account: AccountId | null; readonly at: number } | null = null;
  let file: Opening['file'] = null;
  const now = () => Date.parse(clock.now());
  const open = (address: string, account: AccountId | null = null): void => {
    if (news.listeners === 0) kept = { address, account, at: now() };
    news.tell('open', account, address);
  };
  return {
    open,
    openFile({ name, content }) {
      file = { name, reading: readCaseFile(content) };
      open('/case-file');
    },
    get file() {
      return file;
    },
    heard() {
      if (kept !== null && now() - kept.at < PATIENCE) news.tell('open', kept.account, kept.address);
      kept = null;
    },
  };
}
