import type { Router } from '@orpc/server';
import type { Contract } from '../../contract/index.ts';
import { accountHandlers } from '../handlers/accounts.ts';
import { batchHandlers } from '../handlers/batch.ts';
import { caseFileHandlers } from '../handlers/case-files.ts';
import { changeHandlers } from '../handlers/changes.ts';
import { consentHandlers } from '../handlers/consent.ts';
import { customerHandlers } from '../handlers/customers.ts';
import { deskHandlers, syncHandlers } from '../handlers/desk.ts';
import { erasureHandlers } from '../handlers/erasure.ts';
import { evidenceHandlers } from '../handlers/evidence.ts';
import { factHandlers } from '../handlers/facts.ts';
import { freezeHandlers } from '../handlers/freezes.ts';
import { gatewayHandlers } from '../handlers/gateway.ts';
import { guidedHandlers } from '../handlers/guided.ts';
import { housekeepingHandlers } from '../handlers/housekeeping.ts';
import { importHandlers } from '../handlers/imports.ts';
import { logHandlers } from '../handlers/log.ts';
import { logFileHandlers } from '../handlers/log-files.ts';
import { logImportHandlers } from '../handlers/log-imports.ts';
import { logSearchHandlers } from '../handlers/log-searches.ts';
import { mailServerHandlers } from '../handlers/mail-server.ts';
import { mailHandlers } from '../handlers/mails.ts';
import { homeHandlers, noticeHandlers } from '../handlers/notices.ts';
import { consentSending, outboxHandlers } from '../handlers/outbox.ts';
import { overviewHandlers } from '../handlers/overview.ts';
import { pictureHandlers } from '../handlers/pictures.ts';
import { requestHandlers } from '../handlers/requests.ts';
import { ruleHandlers } from '../handlers/rules.ts';
import { settingHandlers } from '../handlers/settings.ts';
import { ticketHandlers } from '../handlers/tickets.ts';
import type { Desks } from './desks.ts';
import { createImplementer } from './implementer.ts';
import type { Sink } from './refusal.ts';

/** Named, since the compiler does not write out a type as long as the contract. */
export type DeskRouter = Router<Contract, Record<never, never>>;

/** Makes the contract true: an operation without its handler does not compile. */
export function createRouter(desks: Desks, sink: Sink, reference: () => string): DeskRouter {
  const on = createImplementer(sink, reference);
  return on.router({
    accounts: accountHandlers(on.accounts, desks),
    desk: deskHandlers(on.desk, desks),
    sync: syncHandlers(on.sync, desks),
    home: homeHandlers(on.home, desks),
    customers: customerHandlers(on.customers, desks),
    erasure: erasureHandlers(on.erasure, desks),
    facts: factHandlers(on.facts, desks),
    requests: { ...requestHandlers(on.requests, desks), ...guidedHandlers(on.requests, desks) },
    freezes: freezeHandlers(on.freezes, desks),
    caseFiles: caseFileHandlers(on.caseFiles, desks),
    checkMany: batchHandlers(on.checkMany, desks),
    consent: { ...consentHandlers(on.consent, desks), ...consentSending(on.consent, desks) },
    evidence: evidenceHandlers(on.evidence, desks),
    housekeeping: housekeepingHandlers(on.housekeeping, desks),
    imports: importHandlers(on.imports, desks),
    log: logHandlers(on.log, desks),
    logFiles: { ...logFileHandlers(on.logFiles, desks), ...logImportHandlers(on.logFiles, desks) },
    logSearches: logSearchHandlers(on.logSearches, desks),
    mails: { ...mailHandlers(on.mails, desks), ...pictureHandlers(on.mails, desks) },
    notices: noticeHandlers(on.notices, desks),
    rules: ruleHandlers(on.rules, desks),
    settings: settingHandlers(on.settings, desks),
    changes: changeHandlers(on.changes, desks),
    gateway: gatewayHandlers(on.gateway, desks),
    tickets: ticketHandlers(on.tickets, desks),
    outbox: outboxHandlers(on.outbox, desks),
    mailServer: mailServerHandlers(on.mailServer, desks),
    overview: overviewHandlers(on.overview, desks),
  });
}
