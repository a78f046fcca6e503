import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { AccountId, Capabilities, ConnectionKind, PartnerType, Role, Site } from '../core/account/account.ts';
import { AccountColour } from '../core/account/colour.ts';
import { FaultData } from '../core/fault.ts';
import { SyncState } from '../core/sync/sync.ts';
import { ask, askDesk } from './define.ts';

/** What changed, never how: the screen asks again. A gap in `revision` makes it ask everything again. */
export const Topic = z.enum([
  'customers',
  'customer',
  'requests',
  'request',
  'notices',
  'log',
  'mails',
  'sync',
  'batch',
  'settings',
  'accounts',
  'status',
  'show-notice',
  'open',
]);
export type Topic = z.infer<typeof Topic>;
export const News = z.object({
  revision: z.number().int(),
  topics: z.array(z.object({ topic: Topic, account: AccountId.nullable(), id: z.string().nullable() })),
});
export type News = z.infer<typeof News>;

/** A person paused looking for changes: on the page (`by`: the operator) or at the tray, where nobody says who they are. */
export const Paused = z.object({ at: z.string(), by: z.string(), where: z.enum(['page', 'tray']) });
export type Paused = z.infer<typeof Paused>;

export const DeskStatus = z.object({
  account: AccountId,
  name: z.string(),
  site: Site,
  partnerType: PartnerType,
  connection: ConnectionKind,
  simulated: z.boolean(),
  capabilities: Capabilities,
  /** `fault` says why when not online. */
  reach: z.object({ state: z.enum(['online', 'offline', 'not-tried']), since: z.string().nullable(), fault: FaultData.nullable() }),
  sync: SyncState,
  /** Null while the app looks for changes. */
  paused: Paused.nullable(),
  /** Instant of the oldest reading among visible customers; null when there is none. */
  oldestReadingAt: z.string().nullable(),
  role: Role,
  operator: z.string(),
  counts: z.object({
    customers: z.number().int(),
    waitingForUs: z.number().int(),
    openRequests: z.number().int(),
    unreadNotices: z.number().int(),
    /** Letters that go nowhere without a person: not sent, refused, perhaps sent. At most 99 are counted. */
    waitingLetters: z.number().int(),
  }),
  pack: z.object({ id: z.string(), title: z.string(), readOn: z.string() }),
});
export type DeskStatus = z.infer<typeof DeskStatus>;

export const App = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser', 'none']),
  secrets: z.object({ kind: z.enum(['os', 'weak', 'memory']), name: z.string() }),
  accounts: z.array(z.object({ account: AccountId, name: z.string(), colour: AccountColour, site: Site, simulated: z.boolean() })),
  /** Where the simulator's customer page is (sandbox only): opened by the person, never by the app. */
  playAddress: z.string().nullable(),
});
export type App = z.infer<typeof App>;

export const desk = {
  app: ask.output(App),
  status: askDesk({}).output(DeskStatus),
  /** A stream of news; begins at once with the current revision and no topics. */
  news: ask.output(eventIterator(News)),
  /** Pauses or resumes looking for changes, for every desk of the profile, and is remembered. */
  setPaused: askDesk({ paused: z.boolean() }).output(z.object({})),
  /** Opens the simulator's customer page outside the app (sandbox only). */
  openPlay: askDesk({}).output(z.object({})),
};

export const sync = {
  start: askDesk({}).output(SyncState),
  pause: askDesk({}).output(SyncState),
  /** Minutes between two full listings (`fullListingChoices`); null leaves it to the size of the listing. */
  setFullEvery: askDesk({ minutes: z.number().int().min(15).max(1440).nullable() }).output(SyncState),
  /** After a mass loss: a person says that the listing is right (true) or not to be trusted (false). */
  confirmLoss: askDesk({ trust: z.boolean() }).output(SyncState),
};
