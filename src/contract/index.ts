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
import { logExports } from './log-files.ts';
import { logSearches } from './log-searches.ts';
import { mailServer } from './mail-server.ts';
import { mails } from './mails.ts';
import { home, notices } from './notices.ts';
import { outbox } from './outbox.ts';
import { pictures } from './pictures.ts';
import { requests } from './requests.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { tickets } from './tickets.ts';

/** Everything that may be said across the bridge, and nothing else. No operation returns a secret. */
export const contract = {
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
  logFiles: logExports,
  mails: { ...mails, ...pictures },
  notices,
  rules,
  settings,
  changes,
  gateway,
  tickets,
  outbox,
  mailServer,
};
export type Contract = typeof contract;
