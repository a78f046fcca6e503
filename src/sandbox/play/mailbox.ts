import type { CodeEntry } from '../ledger/ledger.ts';
import type { Simulation } from '../simulation.ts';
import { html, type Markup, visibleName } from './html.ts';

const SHOWN = 12;

/** Whether a code still opens anything: a newer one for the same customer and purpose replaces it. */
function validity(simulation: Simulation, code: CodeEntry): string {
  if (code.used) return 'used';
  if (Date.parse(code.expiresAt) <= simulation.clock.now()) return 'expired';
  const newest = simulation.ledger.codes.findLast(
    (one) => one.to === code.to && one.customerId === code.customerId && one.purpose === code.purpose,
  );
  return newest === code ? `until ${code.expiresAt.slice(11, 19)}` : 'replaced';
}

/** The newest codes: to the partner's registered address and to the customers. `customerId` narrows them to one customer. */
export function mailbox(simulation: Simulation, customerId: string | null): Markup {
  const { ledger, population } = simulation;
  const codes = ledger.codes.filter((code) => customerId === null || code.customerId === customerId).slice(-SHOWN);
  const rows = codes.reverse().map((code) => {
    const over = validity(simulation, code);
    const name = population.byId(code.customerId)?.accountName ?? code.customerId;
    return html`<tr><td class="code">${code.code}</td><td>${code.to === 'partner' ? 'partner' : 'customer'}</td><td>${visibleName(name)}</td><td>${code.purpose}</td><td>${over}</td></tr>`;
  });
  const table = html`<table><thead><tr><th>Code</th><th>Sent to</th><th>Customer</th><th>For</th><th>Valid</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section><h2>Mailbox of codes</h2>${rows.length === 0 ? html`<p class="quiet">Codes appear here when one is sent. Reload the page to look again.</p>` : table}</section>`;
}
