import { instant } from '../instant.ts';
import type { SandboxEvent } from '../journal/event.ts';
import { CAST } from './cast.ts';
import type { Population } from './population.ts';
import type { PastRequest } from './role.ts';

const DAY = 86_400_000;

function eventsOf(customerId: string, past: PastRequest, requestId: string, now: number): SandboxEvent[] {
  const { initiatedBy, reason, daysBefore, rejectedDaysBefore } = past;
  const submitted: SandboxEvent = {
    at: instant(now - daysBefore * DAY),
    kind: 'request_submitted',
    requestId,
    customerId,
    initiatedBy,
    reason,
    operator: initiatedBy,
    actKey: null,
    bodyHash: null,
    atOnce: false,
    answerAt: null,
    arrival: null,
    codeId: null,
  };
  if (rejectedDaysBefore === null) return [submitted];
  const operator = initiatedBy === 'partner' ? 'customer' : 'partner';
  const at = instant(now - rejectedDaysBefore * DAY);
  return [submitted, { at, kind: 'request_decided', requestId, decision: 'reject', operator, actKey: null, bodyHash: null, codeId: null }];
}

/** What the cast did before the first start, oldest first. `now` is that start, in milliseconds UTC. */
export function pastEvents(population: Population, now: number): SandboxEvent[] {
  const events: SandboxEvent[] = [];
  for (const [index, role] of CAST.entries()) {
    if (index >= population.size()) break;
    for (const [number, past] of (role.past ?? []).entries()) {
      events.push(...eventsOf(population.at(index).customerId, past, `DR-PAST-${index + 1}-${number + 1}`, now));
    }
  }
  return events.sort((one, other) => one.at.localeCompare(other.at));
}
