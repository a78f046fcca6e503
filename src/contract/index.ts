import { accounts } from './accounts.ts';
import { checkMany } from './batch.ts';
import { caseFiles } from './case-files.ts';
import { changes } from './changes.ts';
import { consent } from './consent.ts';
import { customers, facts } from './customers.ts';
import { desk, sync } from './desk.ts';
import { erasure } from './erasure.ts';
import { evidence } from './evidence.ts';
import { freezes } from './freezes.ts';
import { gateway } from './gateway.ts';
import { housekeeping } from './housekeeping.ts';
import { imports } from './imports.ts';
import { log } from './log.ts';
import { logExports, logImports } from './log-files.ts';
import { logSearches } from './log-searches.ts';
import { mailServer } from './mail-server.ts';
import { mails } from './mails.ts';
import { home, notices } from './notices.ts';
import { outbox } from './outbox.ts';
import { overview } from './overview.ts';
import { pictures } from './pictures.ts';
import { requests } from './requests.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { tickets } from './tickets.ts';

/** Written out, since together the nouns are longer than the compiler infers. */
export type Contract = {
  readonly accounts: typeof accounts;
  readonly desk: typeof desk;
  readonly sync: typeof sync;
  readonly home: typeof home;
  readonly customers: typeof customers;
  readonly erasure: typeof erasure;
  readonly facts: typeof facts;
  readonly requests: typeof requests;
  readonly freezes: typeof freezes;
  readonly caseFiles: typeof caseFiles;
  readonly checkMany: typeof checkMany;
  readonly consent: typeof consent;
  readonly evidence: typeof evidence;
  readonly housekeeping: typeof housekeeping;
  readonly imports: typeof imports;
  readonly log: typeof log;
  readonly logSearches: typeof logSearches;
  readonly logFiles: typeof logExports & typeof logImports;
  readonly mails: typeof mails & typeof pictures;
  readonly notices: typeof notices;
  readonly rules: typeof rules;
  readonly settings: typeof settings;
  readonly changes: typeof changes;
  readonly gateway: typeof gateway;
  readonly tickets: typeof tickets;
  readonly outbox: typeof outbox;
  readonly mailServer: typeof mailServer;
  readonly overview: typeof overview;
};

/** Everything that may be said across the bridge, and nothing else. No operation returns a secret. */
export const contract: Contract = {
  accounts,
  desk,
  sync,
  home,
  customers,
  erasure,
  facts,
  requests,
  freezes,
  caseFiles,
  checkMany,
  consent,
  evidence,
  housekeeping,
  imports,
  log,
  logSearches,
  logFiles: { ...logExports, ...logImports },
  mails: { ...mails, ...pictures },
  notices,
  rules,
  settings,
  changes,
  gateway,
  tickets,
  outbox,
  mailServer,
  overview,
};
