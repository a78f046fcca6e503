import type { Case, CaseState } from '../../../src/core/case/case.ts';
import type { Kept } from './kept.ts';
import type { OtherSide, RequestThere } from './other-side.ts';

const fitting: Readonly<Record<RequestThere['state'], Readonly<Record<RequestThere['initiated_by'], CaseState>>>> = {
  pending: { partner: 'awaiting-customer', customer: 'awaiting-partner' },
  disassociated: { partner: 'disassociated', customer: 'disassociated' },
  rejected: { partner: 'rejected', customer: 'rejected' },
};

/** Sentences about every case that says something else than the other side; none when both agree. */
export async function disagreements(kept: Kept, other: OtherSide, there: readonly RequestThere[]): Promise<readonly string[]> {
  const byId = new Map(there.map((request) => [request.request_id, request]));
  const known = new Set(kept.cases.map(({ remoteId }) => remoteId));
  const unknown = there.filter(({ request_id }) => !known.has(request_id)).map(({ request_id }) => `${request_id} has no case`);
  const wrong = await Promise.all(kept.cases.map((each) => wrongWith(each, other, byId.get(each.remoteId ?? ''))));
  return [...unknown, ...wrong.filter((sentence) => sentence !== null)];
}

async function wrongWith(each: Case, other: OtherSide, request: RequestThere | undefined): Promise<string | null> {
  if (request !== undefined) {
    const wanted = fitting[request.state][request.initiated_by];
    return each.state === wanted ? null : `${each.id} is ${each.state}, the other side says ${request.state}`;
  }
  if (each.remoteId !== null) return `${each.id} names a request that does not exist`;
  if (each.state !== 'draft') return `${each.id} is ${each.state} without a request`;
  if (each.actKey === null || (await other.act(each.actKey)) === null) return null;
  return `${each.id} is a draft, but its act was carried out`;
}
