import { timingSafeEqual } from 'node:crypto';
import type { Answer, Call, Handler } from '../http/exchange.ts';
import type { Keys } from '../journal/keys.ts';
import type { Simulation } from '../simulation.ts';
import { approveRequest, rejectRequest } from './decide.ts';
import openapi from './openapi.json' with { type: 'json' };
import { accountCheck, capabilities, getAct, getRequest, listRecords, listRequests, sendVerificationCode } from './read.ts';
import { gatewayRefusal } from './refusal.ts';
import { submitRequest } from './submit.ts';

type RouteHandler = (call: Call, parameter: string) => Answer;

interface Route {
  readonly method: string;
  /** With one group at most: the parameter of the path. */
  readonly path: RegExp;
  readonly handle: RouteHandler;
}

export const PREFIX = '/gateway/v1';

/** True when the Authorization header carries exactly this bearer token. */
export function bears(authorization: string | undefined, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}

/** The association gateway under `/gateway/v1`, as openapi.json describes it. */
export function gatewayHandler(simulation: Simulation, keys: Keys): Handler {
  const routes: readonly Route[] = [
    { method: 'GET', path: /^\/capabilities$/, handle: capabilities(simulation) },
    { method: 'POST', path: /^\/account-checks$/, handle: accountCheck(simulation) },
    { method: 'POST', path: /^\/verification-codes$/, handle: sendVerificationCode(simulation) },
    { method: 'POST', path: /^\/requests$/, handle: submitRequest(simulation) },
    { method: 'GET', path: /^\/requests$/, handle: listRequests(simulation) },
    { method: 'GET', path: /^\/requests\/([^/]+)$/, handle: getRequest(simulation) },
    { method: 'POST', path: /^\/requests\/([^/]+)\/approve$/, handle: approveRequest(simulation) },
    { method: 'POST', path: /^\/requests\/([^/]+)\/reject$/, handle: rejectRequest(simulation) },
    { method: 'GET', path: /^\/acts\/([^/]+)$/, handle: getAct(simulation) },
    { method: 'GET', path: /^\/records$/, handle: listRecords(simulation) },
  ];
  return (call) => {
    const path = call.path.slice(PREFIX.length);
    if (call.method === 'GET' && path === '/openapi.json') return { status: 200, body: openapi };
    if (!bears(call.headers.authorization, keys.gatewayToken)) throw gatewayRefusal(401, 'GW.0401', 'The token is missing or wrong.');
    const here = routes.filter((route) => route.path.test(path));
    const route = here.find((one) => one.method === call.method);
    if (route !== undefined) return route.handle(call, decoded(route.path.exec(path)?.[1] ?? ''));
    throw here.length === 0
      ? gatewayRefusal(404, 'GW.0404.PATH', 'There is nothing at this address.')
      : gatewayRefusal(405, 'GW.0405', 'This method is not offered here.');
  };
}
