import type { Answer } from '../http/exchange.ts';
import type { Side } from '../journal/event.ts';
import { checkAccount, type Step } from '../ledger/check.ts';
import { pendingOf, type RequestEntry } from '../ledger/ledger.ts';
import { LIMIT, quotaOf } from '../ledger/quota.ts';
import type { Customer } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import { factsForm } from './facts-form.ts';
import { html, type Markup, visibleName } from './html.ts';
import { mailbox } from './mailbox.ts';
import { page } from './page.ts';

const STATEMENT = 'I understand the preceding statement and confirm to disassociate from the partner account';
export const REASONS = ['Change of partner', 'The project has ended', 'Direct payment to Huawei Cloud', 'Merger', 'Other'] as const;

function checkTable(simulation: Simulation, customer: Customer, initiatedBy: Side, step: Step): Markup {
  const quota = quotaOf(simulation.ledger, customer.customerId, initiatedBy, simulation.clock.now());
  const items = checkAccount({ customer, settings: simulation.settings(), initiatedBy, step, quota });
  const result = (passed: boolean, blocking: boolean): Markup => {
    if (passed) return html`<span class="good">✓ passed</span>`;
    return blocking ? html`<span class="bad">▌ failed</span>` : html`<span class="warn">! warning</span>`;
  };
  const rows = items.map(
    (item) => html`<tr><td>${item.code}</td><td>${item.statement}</td><td>${result(item.passed, item.blocking)}</td></tr>`,
  );
  return html`<table><thead><tr><th>Rule</th><th>Would stop the request</th><th>Now</th></tr></thead><tbody>${rows}</tbody></table>`;
}

interface Act {
  readonly action: string;
  readonly purpose: string;
  readonly button: string;
  readonly plain?: true;
  readonly fields?: Markup;
}

/** First the code, then the act that uses it up, like the console: the customer always needs one (R17). */
function actForm(customer: Customer, formToken: string, { action, purpose, button, plain, fields }: Act): Markup {
  const hidden = html`<input type="hidden" name="form_token" value="${formToken}"><input type="hidden" name="customer_id" value="${customer.customerId}"><input type="hidden" name="purpose" value="${purpose}">`;
  return html`<form class="line" method="post" action="/play/code">${hidden}<button class="plain">Send code to ${purpose}</button></form>
<form method="post" action="/play/${action}">${hidden}${fields ?? null}
<label><span>Verification code to ${purpose}</span><input name="code" inputmode="numeric" autocomplete="off" maxlength="6"></label><button${plain ? html` class="plain"` : null}>${button}</button></form>`;
}

const tick = html`<p class="quiet">Our summary of the statement: the partner no longer provides its services; settle open amounts with it; update the account information and set a payment method promptly, else grace and retention periods begin and resources may be released.</p><label class="tick"><input type="checkbox" name="understood" value="1">${STATEMENT}</label>`;

function processRequest(simulation: Simulation, customer: Customer, request: RequestEntry, formToken: string): Markup {
  return html`<h2>The partner asks to disassociate</h2><p>${request.submittedAt}, reason: <bdi>${request.reason}</bdi></p>
${checkTable(simulation, customer, 'partner', 'agree')}
<p class="quiet">If you do not agree to the disassociation, you can reject even if the account fails the check.</p>
${actForm(customer, formToken, { action: 'agree', purpose: 'agree', button: 'Agree', fields: tick })}
${actForm(customer, formToken, { action: 'reject', purpose: 'reject', button: 'Reject', plain: true })}`;
}

function initiate(simulation: Simulation, customer: Customer, formToken: string): Markup {
  const reasons = html`${tick}<label><span>Reason</span><select name="reason">${REASONS.map((reason) => html`<option>${reason}</option>`)}</select></label>`;
  const { used } = quotaOf(simulation.ledger, customer.customerId, 'customer', simulation.clock.now());
  return html`<h2>More Operations: Disassociate</h2><p class="quiet">${used} of ${LIMIT} requests of this customer count at this moment.</p>
${checkTable(simulation, customer, 'customer', 'submit')}
${actForm(customer, formToken, { action: 'ask', purpose: 'submit', button: 'Submit the request', fields: reasons })}`;
}

function myPartner(simulation: Simulation, customer: Customer, formToken: string): Markup {
  if (simulation.population.isGone(customer.index)) return html`<p>This account is associated with no partner any more.</p>`;
  if (customer.indirectPartnerId !== null) return html`<p>This account belongs to a reseller, which handles it itself.</p>`;
  const request = pendingOf(simulation.ledger, customer.customerId);
  if (request === null) return initiate(simulation, customer, formToken);
  if (request.initiatedBy === 'partner') return processRequest(simulation, customer, request, formToken);
  return html`<p>Your request of ${request.submittedAt} waits for the partner.</p>`;
}

function log(simulation: Simulation, customer: Customer): Markup {
  const records = simulation.ledger.records.filter((record) => record.customerId === customer.customerId).slice(-20);
  const rows = records
    .reverse()
    .map((record) => html`<tr><td>${record.at}</td><td>${record.operation}</td><td>${record.operator}</td><td>${record.result}</td></tr>`);
  return html`<section><h2>Operation log</h2><table><thead><tr><th>Time</th><th>Operation</th><th>By</th><th>Result</th></tr></thead><tbody>${rows}<tr><td>${customer.associatedOn}</td><td>associate</td><td>customer</td><td>Associated.</td></tr></tbody></table></section>`;
}

/** My Account of one customer, and beside it what Partner Center shows of it. */
export function customerPage(simulation: Simulation, customer: Customer, note: string | null, formToken: string): Answer {
  const type = customer.associationType === '1' ? 'referral' : 'reseller';
  const content = html`<p><a href="/play">All customers</a></p><h1>${visibleName(customer.accountName)}</h1>
<p class="quiet">${visibleName(customer.customer ?? 'no real name')} · ${type} model · ${customer.customerId} · ${customer.email ?? 'no e-mail'}</p>
<div class="columns"><section><h2>My Account &gt; My Partner</h2>${myPartner(simulation, customer, formToken)}</section>
<div><section><h2>Facts as Partner Center and My Account show them</h2>${factsForm(customer, formToken)}</section>${mailbox(simulation, customer.customerId)}${log(simulation, customer)}</div></div>`;
  return page(simulation, customer.accountName, note, content);
}
