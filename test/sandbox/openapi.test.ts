import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import openapi from '../../src/sandbox/gateway/openapi.json' with { type: 'json' };
import { type Answered, control, customerOf, gateway, newActKey, startHere } from './start.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly $ref?: string;
        readonly content?: {
          readonly 'application/json': {
            readonly schema: Schema;
            readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
          };
        };
      }
    >
  >;
}

function resolve<Found>(reference: string): Found {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], openapi) as Found;
}

/** Every way in which the value differs from the schema; properties that the schema does not name differ too. */
function differences(value: unknown, schema: Schema, place = 'answer'): string[] {
  if (schema.$ref !== undefined) return differences(value, resolve<Schema>(schema.$ref), place);
  if (schema.oneOf !== undefined) {
    const tried = schema.oneOf.map((one) => differences(value, one, place));
    return tried.filter((found) => found.length === 0).length === 1
      ? []
      : [`${place} is not exactly one of what is described`, ...tried.flat()];
  }
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type !== undefined && ![schema.type].flat().includes(kind)) return [`${place} is ${kind}, not ${schema.type}`];
  if (typeof value === 'string') {
    const outside = schema.enum !== undefined && !schema.enum.includes(value);
    const misshapen = schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value);
    const noInstant = schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
    return outside || misshapen || noInstant ? [`${place} is ${value}`] : [];
  }
  if (typeof value === 'number') return schema.minimum !== undefined && value < schema.minimum ? [`${place} is ${value}`] : [];
  if (Array.isArray(value)) return value.flatMap((entry, index) => differences(entry, schema.items ?? {}, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return [];
  const { properties, required = [] } = schema;
  const missing = required.filter((name) => !(name in value)).map((name) => `${place}.${name} is missing`);
  const found = Object.entries(value).flatMap(([name, entry]) => {
    const known = properties[name];
    return known === undefined ? [`${place}.${name} is not described`] : differences(entry, known, `${place}.${name}`);
  });
  return [...missing, ...found];
}

const operations = Object.entries(openapi.paths as unknown as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

describe('the published OpenAPI document', () => {
  let sandbox: Awaited<ReturnType<typeof startHere>>;
  const answers = new Map<string, Answered[]>();

  beforeAll(async () => {
    sandbox = await startHere();
    await control(sandbox, 'POST', '/settings', { partner_verification_code: true });
    const idOf = async (name: string): Promise<string> => (await customerOf(sandbox, name)).customer_id;
    const [clean, blocked, full] = [await idOf('acme-hk-001'), await idOf('acme-hk-007'), await idOf('acme-hk-014')];
    const call = async (operationId: string, method: string, path: string, body?: unknown): Promise<Answered> => {
      const answer = await gateway(sandbox, method, path, body);
      answers.set(operationId, [...(answers.get(operationId) ?? []), answer]);
      return answer;
    };
    const code = async (customer_id: string, purpose: string): Promise<string> => {
      await call('sendVerificationCode', 'POST', '/verification-codes', { customer_id, purpose });
      return (await control(sandbox, 'GET', '/codes')).body.codes.at(-1).code;
    };
    await call('getOpenApi', 'GET', '/openapi.json');
    await call('getCapabilities', 'GET', '/capabilities');
    for (const customer_id of [clean, blocked, full, 'nobody'])
      await call('checkAccount', 'POST', '/account-checks', { customer_id, initiated_by: 'partner', step: 'submit' });
    const submission = (customer_id: string) => ({ act_key: newActKey(), customer_id, reason: 'End of support', understood: true });
    for (const customer_id of [blocked, full, clean, 'nobody', ''])
      await call('submitRequest', 'POST', '/requests', submission(customer_id));
    const act = { ...submission(clean), verification_code: await code(clean, 'submit') };
    const wrong = act.verification_code === '000000' ? '000001' : '000000';
    await call('submitRequest', 'POST', '/requests', { ...act, verification_code: wrong });
    const submitted = await call('submitRequest', 'POST', '/requests', act);
    await call('submitRequest', 'POST', '/requests', act);
    await call('submitRequest', 'POST', '/requests', { ...act, reason: 'Another' });
    await call('listRequests', 'GET', '/requests?limit=100');
    await call('listRequests', 'GET', '/requests?state=unheard');
    await call('getRequest', 'GET', `/requests/${submitted.body.request_id}`);
    await call('getRequest', 'GET', '/requests/none');
    await call('getAct', 'GET', `/acts/${act.act_key}`);
    await call('getAct', 'GET', '/acts/none');
    await call('listRecords', 'GET', `/records?customer_id=${full}`);
    await call('listRecords', 'GET', '/records');
    const open = (await gateway(sandbox, 'GET', '/requests?state=pending&initiated_by=customer')).body.requests;
    const requestOf = (name: string): { request_id: string; customer_id: string } =>
      open.find((request: { account_name: string }) => request.account_name === name);
    const [failing, passing] = [requestOf('acme-hk-031'), requestOf('acme-hk-032')];
    await call('approveRequest', 'POST', `/requests/${failing.request_id}/approve`, { act_key: newActKey(), understood: true });
    const approval = { act_key: newActKey(), understood: true, verification_code: await code(passing.customer_id, 'approve') };
    await call('approveRequest', 'POST', `/requests/${passing.request_id}/approve`, approval);
    await call('rejectRequest', 'POST', `/requests/${failing.request_id}/reject`, { act_key: newActKey() });
    await call('rejectRequest', 'POST', `/requests/${failing.request_id}/reject`, {
      act_key: newActKey(),
      verification_code: await code(failing.customer_id, 'reject'),
    });
    await call('rejectRequest', 'POST', `/requests/${failing.request_id}/reject`, { act_key: newActKey() });
  });
  afterAll(() => sandbox.stop());

  it('is served word for word, without a token', async () => {
    const response = await fetch(`${sandbox.url}/gateway/v1/openapi.json`);
    expect(await response.json()).toEqual(openapi);
  });

  it.each(operations)('$method $path answers as described, when it succeeds and when it refuses', ({ operation }) => {
    const found = answers.get(operation.operationId) ?? [];
    expect(found.some((answer) => answer.status < 300)).toBe(true);
    for (const answer of found) {
      const described = operation.responses[String(answer.status)];
      expect(described, `${operation.operationId} answered ${answer.status}`).toBeDefined();
      const response = described?.$ref === undefined ? described : resolve<typeof described>(described.$ref);
      const schema = response?.content?.['application/json'].schema;
      expect(schema).toBeDefined();
      if (operation.operationId !== 'getOpenApi') expect(differences(answer.body, schema ?? {})).toEqual([]);
    }
  });

  it('is published word for word in the documents and in the app', () => {
    const here = readFileSync('src/sandbox/gateway/openapi.json', 'utf8');
    for (const copy of ['docs/gateway-openapi.json', 'src/contract/gateway-openapi.json']) expect(readFileSync(copy, 'utf8')).toBe(here);
  });

  it('says its version and by which rule versions go together, and says it of itself when asked what it offers', async () => {
    expect(openapi.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(openapi.info['x-compatibility'].length).toBeGreaterThan(3);
    const { body } = await gateway(sandbox, 'GET', '/capabilities');
    expect(openapi.info.version.startsWith(`${body.version}.`)).toBe(true);
    expect(body.operations).toEqual(operations.map(({ operation }) => operation.operationId));
  });

  it('has an example of every answer, and each is as it describes itself', () => {
    let checked = 0;
    for (const { operation } of operations) {
      for (const [status, described] of Object.entries(operation.responses)) {
        const response = described.$ref === undefined ? described : resolve<typeof described>(described.$ref);
        const content = response.content?.['application/json'];
        if (operation.operationId === 'getOpenApi' || content === undefined) continue;
        const examples = Object.values(content.examples ?? {});
        expect(examples.length, `${operation.operationId} ${status}`).toBeGreaterThan(0);
        for (const { value } of examples) expect(differences(value, content.schema)).toEqual([]);
        checked += examples.length;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });

  it.each(operations)('$method $path exists: it is not answered with "nothing here"', async ({ path, method }) => {
    const answer = await gateway(sandbox, method, path.replace(/\{[^}]+\}/, 'unknown'), method === 'POST' ? {} : undefined);
    expect(['GW.0404.PATH', 'GW.0405', 'GW.0401']).not.toContain(answer.body.error_code);
  });

  it('names every error code that the gateway can answer', () => {
    const described = openapi.components.responses.Error.description;
    const seen = [...answers.values()]
      .flat()
      .map((answer) => answer.body.error_code)
      .filter((code) => code !== undefined);
    expect(seen.length).toBeGreaterThan(5);
    for (const code of seen) expect(described).toContain(code);
  });
});
