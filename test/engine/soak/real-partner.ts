import { createPartnerCenter, type PartnerCenterReads } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';

export const clock = { now: () => new Date().toISOString() };

/** A sandbox in a process of its own, and who is there, as its control port says: nothing of ours decides that. */
export interface RealPartner {
  readonly sandbox: SandboxProcess;
  readonly present: ReadonlySet<string>;
  /** Those that left: whether with a DELETE record. */
  readonly left: ReadonlyMap<string, boolean>;
  join(): Promise<void>;
  leave(id: string, record: boolean): Promise<void>;
  /** True when the control port says that the customer has gone. */
  isGone(id: string): Promise<boolean>;
  client(fetch: typeof globalThis.fetch, signal: AbortSignal): PartnerCenterReads;
}

export async function realPartner(customers: number): Promise<RealPartner> {
  const sandbox = await startSandbox({ customers });
  const present = new Set<string>();
  const left = new Map<string, boolean>();
  const client = (line: typeof globalThis.fetch, signal: AbortSignal) =>
    createPartnerCenter({
      endpoint: sandbox.url,
      accessKey: sandbox.accessKey,
      secretKey: sandbox.secretKey,
      clock,
      associationTypes: intlAssociationTypes,
      perSecond: Number.POSITIVE_INFINITY,
      sleep: async () => undefined,
      tries: 2,
      timeout: 1_000,
      fetch: line,
      signal,
    });
  const site = client(fetch, new AbortController().signal);
  const { resellers } = await site.resellers({ offset: 0, limit: 100 });
  for (const resellerId of ['', ...resellers.map((each) => each.resellerId)]) {
    for (let offset = 0; ; ) {
      const page = await site.customers({ offset, limit: 100, ...(resellerId === '' ? {} : { resellerId }) });
      for (const { customerId } of page.customers) present.add(customerId);
      offset += page.customers.length;
      if (page.customers.length === 0) break;
    }
  }
  return {
    sandbox,
    present,
    left,
    client,
    async join() {
      const { customer_ids } = await sandbox.control('POST', '/customers/join', { count: 1 });
      for (const id of customer_ids as readonly string[]) present.add(id);
    },
    async leave(id, record) {
      await sandbox.control('POST', `/customers/${id}/leave`, { record });
      present.delete(id);
      left.set(id, record);
    },
    isGone: async (id) => (await sandbox.control('GET', `/customers/${id}`)).gone === true,
  };
}
