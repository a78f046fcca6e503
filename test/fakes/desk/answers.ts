import type { CustomerRow } from '../../../src/contract/customers.ts';
import type { DeskStatus } from '../../../src/contract/desk.ts';
import type { LogLine } from '../../../src/contract/log.ts';
import type { CaseRow } from '../../../src/contract/requests.ts';
import type { Appearance, DeskSettings } from '../../../src/contract/settings.ts';
import { sampleCard } from './card.ts';
import { sampleGuide } from './guide.ts';
import { sampleCaseRow, sampleLine, sampleStatus } from './lines.ts';
import { account, hoursAgo, sampleRows } from './rows.ts';

export interface DeskState {
  rows: CustomerRow[];
  status: DeskStatus;
  settings: DeskSettings;
  appearance: Appearance;
  seenAt: string | null;
  changes: LogLine[];
  lines: LogLine[];
  /** What the inbox shows as waiting for us. */
  waiting: CaseRow[];
}

/** Answers by the contract's path; each is given the question's input. */
export type Answers = Record<string, (input: never) => unknown>;

export function freshState(): DeskState {
  const rows = sampleRows(240);
  const changes = [
    sampleLine(9, 'case-agreed', 7, { caseId: 'case-7' }),
    sampleLine(8, 'case-incoming', 3, { caseId: 'case-3' }),
    sampleLine(7, 'customer-no-longer-visible', 19),
    sampleLine(6, 'case-rejected', 12, { caseId: 'case-12' }),
    sampleLine(5, 'customer-joined', 31),
    sampleLine(4, 'customer-joined', 32),
    sampleLine(3, 'customer-changed', 33, { detail: { fields: 'frozen, manager' } }),
    sampleLine(2, 'sync-finished', null, { detail: { read: 240 } }),
  ];
  return {
    rows,
    status: sampleStatus(rows.length),
    settings: {
      role: 'administrator',
      operator: 'Li Wei',
      partnerAccountName: 'acme-cloud',
      partnerEmail: 'partner@acme.example',
      timeZone: 'Asia/Hong_Kong',
    },
    appearance: { theme: 'system', language: 'en', density: 'compact' },
    seenAt: hoursAgo(15),
    changes,
    lines: [...changes, sampleLine(1, 'account-opened', null)],
    waiting: [sampleCaseRow(3, 9), sampleCaseRow(31, 2), sampleCaseRow(44, 1)],
  };
}

interface PageInput {
  readonly search: string;
  readonly filters: {
    readonly [Key in 'frozen' | 'association' | 'manager' | 'verdict' | 'stale' | 'resellerId' | 'visibility']?: unknown;
  };
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
}

const fits = (row: CustomerRow, { search, filters }: PageInput) =>
  `${row.accountName} ${row.manager} ${row.customerId}`.toLowerCase().includes(search.toLowerCase()) &&
  (filters.frozen === undefined || row.frozen === filters.frozen) &&
  (filters.association === undefined || row.association === filters.association) &&
  (filters.manager === undefined || row.manager === filters.manager) &&
  (filters.verdict === undefined || row.verdict?.submit === filters.verdict) &&
  (filters.stale === undefined || row.verdict?.lapsed === filters.stale) &&
  (filters.resellerId === undefined || row.resellerId === filters.resellerId) &&
  (filters.visibility === undefined || row.visibility === filters.visibility);

export function standardAnswers(state: DeskState): Answers {
  const rowOf = (customerId: string) => state.rows.find((row) => row.customerId === customerId);
  return {
    'changes.meanwhile': () => [],
    'mailServer.get': () => null,
    'changes.seen': () => ({}),
    'gateway.saveDocument': () => ({ kind: 'saved', where: '/tmp/association-gateway.json' }),
    'sync.setFullEvery': () => state.status.sync,
    'desk.app': () => ({
      version: '0.1.0',
      shell: 'none',
      secrets: { kind: 'memory', name: 'memory only' },
      accounts: [{ account, name: state.status.name, colour: 'teal', site: 'intl', simulated: state.status.simulated }],
      playAddress: null,
    }),
    'desk.status': () => state.status,
    'sync.start': () => state.status.sync,
    'sync.pause': () => state.status.sync,
    'sync.confirmLoss': () => state.status.sync,
    'settings.get': () => state.settings,
    'settings.setPerson': (input: { role: DeskSettings['role']; operator: string }) => {
      state.settings = { ...state.settings, role: input.role, operator: input.operator };
      state.status = { ...state.status, role: input.role, operator: input.operator };
      return state.settings;
    },
    'settings.protection': () => ({ level: 'memory', state: 'open', weak: null, setAside: [] }),
    'settings.appearance': () => state.appearance,
    'settings.loginItem': () => 'not-offered',
    'desk.setPaused': ({ paused }: { paused: boolean }) => {
      state.status = { ...state.status, paused: paused ? { at: hoursAgo(0), by: state.settings.operator, where: 'page' } : null };
      return {};
    },
    'caseFiles.opened': () => ({ kind: 'none' }),
    'customers.page': (input: PageInput) => {
      const rows = state.rows.filter((row) => fits(row, input));
      if (input.sort.descending) rows.reverse();
      return { total: rows.length, rows: rows.slice(input.offset, input.offset + input.limit) };
    },
    'customers.facets': () => ({
      total: state.rows.length,
      managers: [...new Set(state.rows.map((row) => row.manager))].filter(Boolean),
      resellers: ['reseller-1'],
    }),
    'customers.card': ({ customerId }: { customerId: string }) => {
      const row = rowOf(customerId);
      if (!row) throw new Error('no such customer');
      return sampleCard(row);
    },
    'customers.reveal': () => ({ name: 'Acme Logistics Ltd', telephone: '+852 5555 0012', email: 'owner@acme.example' }),
    'customers.recheck': () => ({ checkedAt: hoursAgo(0) }),
    'facts.state': () => ({}),
    'facts.history': () => [],
    'facts.questions': () => ({ to: 'o•••@a•••.example', subject: 'Questions', body: 'This text is ours.', kinds: ['currencySet'] }),
    'mails.list': () => ({ rows: [], more: false }),
    'outbox.list': () => ({ rows: [] }),
    'logFiles.state': () => ({ held: null, unfinished: null }),
    'imports.state': () => ({ held: null, unfinished: null }),
    'requests.prepare': () => ({ caseId: 'case-new' }),
    'requests.dueChases': () => ({ rows: [] }),
    'requests.openGuide': () => ({}),
    'requests.guide': () => sampleGuide(),
    'erasure.holds': () => ({ customer: null, account: null }),
    'erasure.state': () => ({ retention: { kind: 'for-ever' }, accountHold: null, held: [], heldTotal: 0, erased: 0, mayAct: true }),
    'erasure.due': () => ({ until: null, total: 0, rows: [] }),
    'housekeeping.state': () => ({ lastBackup: null, aside: { folder: '/profile/archive', files: [] }, rebuilt: null }),
    'freezes.state': () => ({ why: 'not-frozen', permission: 'untested', last: null }),
    'home.since': () => ({
      seenAt: state.seenAt,
      newest: state.changes[0]?.entry.sequence ?? 0,
      total: state.changes.length,
      rows: state.changes,
    }),
    'home.seen': () => {
      state.changes = [];
      state.seenAt = hoursAgo(0);
      return {};
    },
    'log.page': (input: { filters: { customerId?: string }; limit: number }) => {
      const rows = state.lines
        .filter((line) => !input.filters.customerId || line.customerId === input.filters.customerId)
        .slice(0, input.limit);
      return { total: rows.length, rows, newest: state.lines[0]?.entry.sequence ?? 0 };
    },
    'notices.page': () => ({ rows: [], unread: state.status.counts.unreadNotices }),
    'notices.waitingForPage': () => [],
    'notices.shownByPage': () => ({}),
    'requests.inbox': ({ tab }: { tab: string }) => {
      const rows = tab === 'partner' ? state.waiting : [];
      return { total: rows.length, rows, counts: { partner: state.waiting.length, customer: 12, administrator: 2, draft: 1, closed: 4 } };
    },
  };
}
