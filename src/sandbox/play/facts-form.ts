import type { Customer, CustomerChange } from '../partner/customer.ts';
import { html, type Markup } from './html.ts';

interface FactField {
  readonly name: keyof CustomerChange;
  readonly label: string;
  readonly kind: 'count' | 'tick' | 'text' | readonly string[];
}

/** What Partner Center or the customer's own pages would show, and no public API does (facts 4.9), with the rule it decides. */
const FACT_FIELDS: readonly FactField[] = [
  { name: 'reservedInstances', label: 'Valid reserved instances (R07)', kind: 'count' },
  { name: 'independentMembers', label: 'Independent accounting members (R04)', kind: 'count' },
  { name: 'membersWithServicePlan', label: 'Unified members with service support plans (R10)', kind: 'count' },
  { name: 'currency', label: 'Currency, empty: not set (R11)', kind: 'text' },
  { name: 'arrears', label: 'Arrears (R14)', kind: 'count' },
  { name: 'unpaidOrders', label: 'Orders waiting for payment (R15)', kind: 'count' },
  { name: 'frozen', label: 'Frozen (R05, R06)', kind: ['no', 'account', 'account_and_resource'] },
  { name: 'script', label: 'Answers by itself', kind: ['agree', 'reject', 'never'] },
  { name: 'frozenManually', label: 'Frozen by hand, not automatically', kind: 'tick' },
  { name: 'partnerSupportPlan', label: 'Valid partner support plan (R08)', kind: 'tick' },
  { name: 'serviceSupportPlan', label: 'Valid service support plan (R09)', kind: 'tick' },
  { name: 'specialContract', label: 'Special commerce contract in effect (R12)', kind: 'tick' },
  { name: 'namedAccount', label: 'Huawei Cloud NA customer (R13)', kind: 'tick' },
];

function input({ name, label, kind }: FactField, customer: Customer): Markup {
  const value = customer[name];
  if (kind === 'tick')
    return html`<label class="tick"><input type="checkbox" name="${name}" value="1"${value === true ? html` checked` : null}>${label}</label>`;
  if (kind === 'count')
    return html`<label><span>${label}</span><input type="number" min="0" max="99999" name="${name}" value="${Number(value)}"></label>`;
  if (kind === 'text')
    return html`<label><span>${label}</span><input name="${name}" maxlength="64" value="${String(value ?? '')}"></label>`;
  const options = kind.map((option) => html`<option${option === value ? html` selected` : null}>${option}</option>`);
  return html`<label><span>${label}</span><select name="${name}">${options}</select></label>`;
}

export function factsForm(customer: Customer, formToken: string): Markup {
  return html`<form method="post" action="/play/facts">
<input type="hidden" name="form_token" value="${formToken}"><input type="hidden" name="customer_id" value="${customer.customerId}">
<div class="pair">${FACT_FIELDS.map((field) => input(field, customer))}</div>
<button>Change these facts</button></form>`;
}

/** What a sent facts form changes; what does not fit is left as it is. */
export function changeFrom(form: URLSearchParams): CustomerChange {
  const change: Record<string, unknown> = {};
  for (const { name, kind } of FACT_FIELDS) {
    const value = form.get(name);
    if (kind === 'tick') change[name] = value === '1';
    else if (kind === 'count' && value !== null && /^\d{1,5}$/.test(value)) change[name] = Number(value);
    else if (kind === 'text' && value !== null) change[name] = value.trim() === '' ? null : value.trim().slice(0, 64);
    else if (typeof kind !== 'string' && value !== null && kind.includes(value)) change[name] = value;
  }
  return change;
}
