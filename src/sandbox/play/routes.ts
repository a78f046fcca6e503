import type { Answer, Call, Handler } from '../http/exchange.ts';
import type { Keys } from '../journal/keys.ts';
import type { Simulation } from '../simulation.ts';
import { PLAY_ACTS } from './acts.ts';
import { customerPage } from './customer-page.ts';
import { homePage } from './home.ts';
import { atTheDoor, formTokenOf, isOwnForm } from './session.ts';
import { STYLE } from './style.ts';

const NOT_FOUND: Answer = { status: 404, body: 'There is nothing at this address.' };
const back = (to: string): Answer => ({ status: 303, headers: { Location: to } });

function post(simulation: Simulation, playToken: string, call: Call): Answer {
  const form = new URLSearchParams(call.body.toString('utf8'));
  if (!isOwnForm(form, playToken)) return { status: 403, body: 'This form is not from this page, or too old. Reload the page.' };
  if (call.path === '/play/settings') {
    const settings = { partnerVerificationCode: form.get('code') === '1', partnerFrozen: form.get('frozen') === '1' };
    simulation.record({ kind: 'settings_changed', settings });
    return back('/play?note=changed');
  }
  const customer = simulation.population.byId(form.get('customer_id') ?? '');
  const act = PLAY_ACTS.get(call.path);
  if (customer === null || act === undefined) return NOT_FOUND;
  return back(`/play/customer?id=${customer.customerId}&note=${act(simulation, customer, form)}`);
}

/** The page on which a person plays the customers. Its token comes once in the address, then in a cookie, and in every form. */
export function playHandler(simulation: Simulation, { playToken }: Keys): Handler {
  return (call) => {
    const refused = atTheDoor(call, playToken);
    if (refused !== null) return refused;
    if (call.method === 'POST') return post(simulation, playToken, call);
    if (call.method !== 'GET') return { status: 405, body: 'This page only reads and posts.' };
    const query = new URLSearchParams(call.query);
    if (call.path === '/play/style.css')
      return { status: 200, body: Buffer.from(STYLE), headers: { 'Content-Type': 'text/css; charset=utf-8' } };
    if (call.path === '/play') return homePage(simulation, query, formTokenOf(playToken));
    const customer = call.path === '/play/customer' ? simulation.population.byId(query.get('id') ?? '') : null;
    return customer === null ? NOT_FOUND : customerPage(simulation, customer, query.get('note'), formTokenOf(playToken));
  };
}
