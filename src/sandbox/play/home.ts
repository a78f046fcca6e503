import type { Answer } from '../http/exchange.ts';
import type { RequestEntry } from '../ledger/ledger.ts';
import { CAST } from '../partner/cast.ts';
import type { Customer } from '../partner/customer.ts';
import { matches } from '../partner/search.ts';
import type { Simulation } from '../simulation.ts';
import { html, type Markup, visibleName } from './html.ts';
import { mailbox } from './mailbox.ts';
import { page } from './page.ts';

const SHOWN = 50;

const link = (customer: Customer): Markup =>
  html`<a href="/play/customer?id=${customer.customerId}">${visibleName(customer.accountName)}</a>`;

function find(simulation: Simulation, asked: string): { readonly found: readonly Customer[]; readonly more: boolean } {
  const { population } = simulation;
  const none = { label: null, associationType: null, associatedFrom: null, associatedTo: null, customerId: null, indirectPartnerId: null };
  const found: Customer[] = [];
  for (const index of population.listing(null)) {
    const customer = population.at(index);
    const isFound =
      customer.customerId === asked ||
      matches(customer, { ...none, accountName: asked, customer: null }) ||
      matches(customer, { ...none, accountName: null, customer: asked });
    if (isFound && found.length === SHOWN) return { found, more: true };
    if (isFound) found.push(customer);
  }
  return { found, more: false };
}

function requestRow(simulation: Simulation, request: RequestEntry): Markup {
  const customer = simulation.population.byId(request.customerId);
  if (customer === null) return html``;
  return html`<li>${link(customer)} <span class="quiet">${request.initiatedBy === 'partner' ? 'partner asked' : 'customer asked'} ${request.submittedAt}: ${request.reason}</span></li>`;
}

function requests(simulation: Simulation): Markup {
  const open = [...simulation.ledger.pending].reverse().slice(0, SHOWN);
  const list = (side: string): Markup => {
    const rows = open.filter((request) => request.initiatedBy === side).map((request) => requestRow(simulation, request));
    return rows.length === 0 ? html`<p class="quiet">None.</p>` : html`<ul>${rows}</ul>`;
  };
  return html`<section><h2>Waiting for a customer (you)</h2>${list('partner')}</section><section><h2>Waiting for the partner</h2>${list('customer')}</section>`;
}

function partner(simulation: Simulation, formToken: string): Markup {
  const { partnerVerificationCode, partnerFrozen } = simulation.settings();
  const tick = (name: string, label: string, on: boolean): Markup =>
    html`<label class="tick"><input type="checkbox" name="${name}" value="1"${on ? html` checked` : null}>${label}</label>`;
  return html`<section><h2>The partner itself</h2><form method="post" action="/play/settings"><input type="hidden" name="form_token" value="${formToken}">
${tick('code', 'Verification code function on (Account Information, off by default)', partnerVerificationCode)}
${tick('frozen', 'Partner frozen (R33)', partnerFrozen)}
<button class="plain">Change</button></form></section>`;
}

/** The first page: whom to play, what waits, and the codes. */
export function homePage(simulation: Simulation, query: URLSearchParams, formToken: string): Answer {
  const asked = query.get('search')?.trim().slice(0, 64) ?? '';
  const stories = new Map(CAST.map((role) => [role.accountName, role.story]));
  const { found, more } = find(simulation, asked);
  const rows = found.map(
    (customer) =>
      html`<tr><td>${link(customer)}</td><td>${visibleName(customer.customer ?? '–')}</td><td>${stories.get(customer.accountName) ?? ''}</td></tr>`,
  );
  const table = html`<table><thead><tr><th>Account</th><th>Name</th><th>Story</th></tr></thead><tbody>${rows}</tbody></table>`;
  const content = html`<h1>Play a customer</h1>
<form class="line" method="get" action="/play"><label><span>Account name, customer name or account ID</span><input type="search" name="search" value="${asked}"></label><button>Search</button></form>
<div class="columns"><section>${rows.length === 0 ? html`<p>No customer matches.</p>` : table}${more ? html`<p class="quiet">More than ${SHOWN}; search to narrow.</p>` : null}</section>
<div>${requests(simulation)}${mailbox(simulation, null)}${partner(simulation, formToken)}</div></div>`;
  return page(simulation, 'Play a customer', query.get('note'), content);
}
