import { accounts } from './accounts.ts';
import { caseFiles } from './case-files.ts';
import { consent } from './consent.ts';
import { customers, facts } from './customers.ts';
import { desk, sync } from './desk.ts';
import { log } from './log.ts';
import { home, notices } from './notices.ts';
import { requests } from './requests.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';

/** Everything that may be said across the bridge, and nothing else. No operation returns a secret. */
export const contract = { accounts, desk, sync, home, customers, facts, requests, caseFiles, consent, log, notices, rules, settings };
export type Contract = typeof contract;
