import type { AccountId, ConnectionKind, PartnerType, Site } from '../../core/account/account.ts';
import type { AccountColour } from '../../core/account/colour.ts';
import type { AssociationGateway, Clock, Host, MailSender, PartnerCenter, PartnerCenterActs, Store } from '../../core/ports.ts';
import type { News } from '../bridge/news.ts';
import type { Checks } from '../jobs/batch/checks.ts';
import type { Sync } from '../jobs/sync/sync.ts';
import type { KnownCapabilities } from './capabilities.ts';
import type { DeskFiles } from './files.ts';
import type { Reaches } from './reach.ts';

/** What is fixed about one partner account. */
export interface AccountInfo {
  readonly account: AccountId;
  readonly name: string;
  readonly site: Site;
  readonly partnerType: PartnerType;
  readonly kind: ConnectionKind;
  readonly colour: AccountColour;
  /** Where a person signs in to Partner Center; null for the simulator. */
  readonly signInAddress: string | null;
  /** Where the simulator's customer page is (sandbox only). */
  readonly playAddress: string | null;
  /** Calls a second of one way of the site; absent where nobody set it. */
  readonly callsPerSecond?: number;
}

/** One partner account's desk: everything an operation on it may use. */
export interface Desk {
  readonly info: AccountInfo;
  readonly store: Store;
  readonly partnerCenter: PartnerCenter;
  /** Absent where there is no key to act with. */
  readonly partnerActs?: PartnerCenterActs;
  /** Null where a connection cannot act. */
  readonly gateway: AssociationGateway | null;
  /** How letters leave through the partner's own mail server. */
  readonly sender: MailSender;
  /** The account's own way into the network, for what is neither the site nor the gateway; absent where nothing is reached. */
  readonly network?: typeof fetch;
  readonly host: Host;
  readonly clock: Clock;
  readonly news: News;
  readonly reach: Reaches;
  readonly capabilities: KnownCapabilities;
  readonly files: DeskFiles;
  readonly checks: Checks;
  readonly sync: Pick<Sync, 'start' | 'pause' | 'confirmLoss' | 'state' | 'setFullEvery'>;
}

export const isSimulated = (desk: Pick<Desk, 'info'>): boolean => desk.info.kind === 'sandbox';

/** How a reading of this connection is marked. */
export const readingSource = (desk: Pick<Desk, 'info'>): 'simulated' | 'api' => (isSimulated(desk) ? 'simulated' : 'api');
