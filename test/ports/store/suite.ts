import { describe } from 'vitest';
import { batchBehaviour } from './batch.ts';
import { caseBehaviour } from './cases.ts';
import { customerBehaviour } from './customers.ts';
import { erasureBehaviour } from './erasure.ts';
import { factBehaviour } from './facts.ts';
import { importBehaviour } from './imports.ts';
import { logBehaviour } from './log.ts';
import { mailBehaviour } from './mails.ts';
import { noticeBehaviour } from './notices.ts';
import { overviewBehaviour } from './overview.ts';
import type { Open } from './samples.ts';
import { searchBehaviour } from './search.ts';
import { syncBehaviour } from './sync.ts';

/** What every store does, whichever keeps the data. */
export function storeBehaviour(name: string, open: Open): void {
  describe(name, () => {
    customerBehaviour(open);
    searchBehaviour(open);
    syncBehaviour(open);
    factBehaviour(open);
    importBehaviour(open);
    caseBehaviour(open);
    logBehaviour(open);
    erasureBehaviour(open);
    batchBehaviour(open);
    mailBehaviour(open);
    noticeBehaviour(open);
    overviewBehaviour(open);
  });
}
