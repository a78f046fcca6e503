import { bears } from '../gateway/routes.ts';
import type { Answer, Call, Handler } from '../http/exchange.ts';
import { FAULT_KINDS, type Fault, type Faults } from '../http/fault.ts';
import { instant, readInstant } from '../instant.ts';
import { pendingOf } from '../ledger/ledger.ts';
import type { Customer } from '../partner/customer.ts';
import { answerAsCustomer } from '../scripts/answers.ts';
import { askAsCustomer } from '../scripts/incoming.ts';
import type { Simulation } from '../simulation.ts';
import type { Counts } from './counts.ts';
import { customerChangeOf, settingsOf, snakeCase } from './fields.ts';

export interface ControlParts {
  readonly simulation: Simulation;
  readonly faults: Faults;
  readonly counts: Counts;
  readonly token: string;
  /** Lets everything happen whose time has come. */
  readonly live: () => void;
}

type Fields = Readonly<Record<string, unknown>>;
type Act = (fields: Fields, parameter: string) => unknown;

function customerNamed({ population }: Simulation, named: string): Customer {
  const customer = population.byId(named) ?? population.byAccountName(named);
  if (customer === null) throw new Error(`${named} is neither the id nor the account name of a customer.`);
  return customer;
}

function show({ population, ledger }: Simulation, customer: Customer): Fields {
  const gone = population.isGone(customer.index);
  return { ...snakeCase({ ...customer }), gone, open_request_id: pendingOf(ledger, customer.customerId)?.requestId ?? null };
}

function moveClock({ simulation, live }: ControlParts, fields: Fields): Fields {
  const { clock } = simulation;
  const { now, advance_ms: advance, auto, hold } = fields;
  if (typeof now === 'string') {
    const milliseconds = readInstant(now);
    if (milliseconds === null) throw new Error('now must be an instant in UTC.');
    clock.holdAt(milliseconds);
  }
  if (hold === true) clock.holdAt(clock.now());
  if (typeof advance === 'number') clock.advance(advance);
  if (auto === true) clock.startAt(clock.now());
  if (auto === 'machine') clock.follow();
  live();
  return { now: instant(clock.now()) };
}

function faultOf(fields: Fields): Fault {
  const { match, kind, times = 1, ms, after } = fields;
  const known = FAULT_KINDS.find((one) => one === kind);
  if (typeof match !== 'string' || known === undefined)
    throw new Error(`match and kind are required; kind is one of ${FAULT_KINDS.join(', ')}.`);
  if (typeof times !== 'number' || (after !== undefined && after !== 'apply'))
    throw new Error('times is a number, after is "apply" or absent.');
  const standard = known === 'timeout' ? 600_000 : 1_000;
  return { match, kind: known, times, ms: typeof ms === 'number' ? ms : standard, after: after === 'apply' ? 'apply' : null };
}

function actsOf(parts: ControlParts): readonly (readonly [method: string, path: RegExp, act: Act])[] {
  const { simulation, faults, counts } = parts;
  const { ledger } = simulation;
  return [
    ['POST', /^\/clock$/, (fields) => moveClock(parts, fields)],
    [
      'POST',
      /^\/faults$/,
      (fields) => {
        faults.add(faultOf(fields));
        return { waiting: faults.waiting() };
      },
    ],
    ['GET', /^\/faults$/, () => ({ waiting: faults.waiting() })],
    [
      'DELETE',
      /^\/faults$/,
      () => {
        faults.clear();
        return { waiting: [] };
      },
    ],
    ['GET', /^\/customers\/([^/]+)$/, (_, named) => show(simulation, customerNamed(simulation, named))],
    [
      'POST',
      /^\/customers\/join$/,
      ({ count }) => {
        if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 100_000)
          throw new Error('count must be a whole number from 1 to 100000.');
        const first = simulation.population.size();
        simulation.record({ kind: 'customers_joined', count });
        return {
          customer_ids: Array.from({ length: Math.min(count, 1000) }, (_, number) => simulation.population.at(first + number).customerId),
        };
      },
    ],
    [
      'POST',
      /^\/customers\/([^/]+)\/set$/,
      (fields, named) => {
        const { customerId } = customerNamed(simulation, named);
        simulation.record({ kind: 'customer_changed', customerId, change: customerChangeOf(fields), by: 'control' });
        return show(simulation, customerNamed(simulation, customerId));
      },
    ],
    [
      'POST',
      /^\/customers\/([^/]+)\/leave$/,
      ({ record }, named) => {
        const { customerId } = customerNamed(simulation, named);
        simulation.record({ kind: 'customer_left', customerId, record: record === true });
        return show(simulation, customerNamed(simulation, customerId));
      },
    ],
    [
      'POST',
      /^\/customers\/([^/]+)\/incoming$/,
      ({ reason }, named) => {
        const { customerId, index } = customerNamed(simulation, named);
        if (simulation.population.isGone(index)) throw new Error('This customer has left.');
        if (pendingOf(ledger, customerId) !== null) throw new Error('A request of this customer is already open.');
        askAsCustomer(simulation, customerId, typeof reason === 'string' ? reason : 'We move to another partner', null, null);
        return { request_id: pendingOf(ledger, customerId)?.requestId };
      },
    ],
    [
      'POST',
      /^\/requests\/([^/]+)\/answer$/,
      ({ answer }, requestId) => {
        const request = ledger.requests.get(requestId);
        if (request?.state !== 'pending' || request.initiatedBy !== 'partner') throw new Error('This is no open request of the partner.');
        if (answer !== 'agree' && answer !== 'reject') throw new Error('answer is agree or reject.');
        return { failed: answerAsCustomer(simulation, request, answer, null), state: request.state };
      },
    ],
    [
      'POST',
      /^\/settings$/,
      (fields) => {
        simulation.record({ kind: 'settings_changed', settings: settingsOf(fields) });
        return snakeCase({ ...simulation.settings() });
      },
    ],
    ['GET', /^\/settings$/, () => snakeCase({ ...simulation.settings() })],
    ['GET', /^\/calls$/, () => counts.all()],
    ['GET', /^\/codes$/, () => ({ codes: ledger.codes.map((code) => snakeCase({ ...code })) })],
  ];
}

function fieldsOf(call: Call): Fields {
  const parsed: unknown = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The body must be a JSON object.');
  return parsed as Fields;
}

/** The control port of a test build. See README.md of this folder. Everything wrong gets 400 with a sentence. */
export function controlHandler(parts: ControlParts): Handler {
  const acts = actsOf(parts);
  return (call): Answer => {
    if (!bears(call.headers.authorization, parts.token))
      return { status: 401, body: { error_code: 'CONTROL.0401', error_msg: 'The token is missing or wrong.' } };
    for (const [method, path, act] of acts) {
      const found = method === call.method ? path.exec(call.path) : null;
      if (found !== null) return { status: 200, body: act(fieldsOf(call), decodeURIComponent(found[1] ?? '')) };
    }
    return { status: 404, body: { error_code: 'CONTROL.0404', error_msg: `There is no act at ${call.method} ${call.path}.` } };
  };
}
