import { afterEach, describe, expect, it } from 'vitest';
import { ActKey } from '../../../src/core/case/case.ts';
import type { AssociationGateway } from '../../../src/core/ports.ts';
import { createGateway } from '../../../src/engine/adapters/gateway/gateway.ts';
import { operations, spoken } from '../../../src/engine/adapters/gateway/negotiate.ts';
import { type CompanyGateway, companyGateway, token } from './mock/company-gateway.ts';
import { operationsOf, publishedDocument, withoutExamples } from './mock/documents.ts';

const clock = { now: () => '2026-11-22T01:30:00.000Z' };
const customerId = '0bb8e90000000000000f6fc010ebfd95';
const requestId = 'DR-20261122-000017';
const actKey = ActKey.parse('2f6d1f0e-8f0c-4f4e-9b53-1a3f5f0c7e11');
const act = { actKey, customerId, reason: '合同已结束 – "bye" \\ 1', code: '012345' };

/** Every call that the app makes of a gateway, in all its shapes. */
const asked: readonly (readonly [operation: string, name: string, ask: (port: AssociationGateway) => Promise<unknown>])[] = [
  ['getCapabilities', 'what it offers', (port) => port.capabilities()],
  ['checkAccount', 'a check before submitting', (port) => port.check(customerId, 'partner', 'submit')],
  ['checkAccount', "a check before agreeing to the customer's", (port) => port.check(customerId, 'customer', 'agree')],
  ['sendVerificationCode', 'a code to submit', (port) => port.sendCode(customerId, 'submit')],
  ['sendVerificationCode', 'a code to reject', (port) => port.sendCode(customerId, 'reject')],
  ['submitRequest', 'a request with a code', (port) => port.submit(act)],
  ['submitRequest', 'a request without a code', (port) => port.submit({ ...act, code: null })],
  ['approveRequest', 'an approval', (port) => port.decide({ actKey, requestId, decision: 'approve', code: null })],
  ['rejectRequest', 'a rejection with a code', (port) => port.decide({ actKey, requestId, decision: 'reject', code: '000000' })],
  ['getAct', 'what became of an act', (port) => port.act(actKey)],
  ['getRequest', 'one request', (port) => port.request(requestId)],
  ['listRequests', 'what changed', (port) => port.changes({ after: 0, limit: 100 })],
];

let mock: CompanyGateway;
const connect = (): AssociationGateway => createGateway({ endpoint: mock.url, token, clock });
afterEach(() => mock.stop());

describe('A gateway made from the published document by a tool that is not ours', () => {
  it.each(asked)('%s: takes %s as the document says, and answers in a way that is understood', async (operation, _, ask) => {
    mock = await companyGateway(publishedDocument());
    await expect(ask(connect())).resolves.toBeDefined();
    expect(mock.calls.map(({ operation: id, broken }) => [id, broken])).toEqual([[operation, null]]);
  });

  it.each(asked)('%s: %s is also understood when the answer is made from the schema alone', async (operation, _, ask) => {
    mock = await companyGateway(withoutExamples());
    await expect(ask(connect())).resolves.toBeDefined();
    expect(mock.calls).toMatchObject([{ operation, broken: null }]);
  });

  it('every example of the document is understood', async () => {
    const document = publishedDocument();
    mock = await companyGateway(document);
    let understood = 0;
    for (const { operationId, responses } of operationsOf(document)) {
      const ask = asked.find(([operation]) => operation === operationId)?.[2];
      for (const [status, response] of Object.entries(responses)) {
        for (const { value } of Object.values(response.content?.['application/json'].examples ?? {})) {
          if (ask === undefined) continue;
          mock.answers.set(operationId, { status: Number(status), body: value });
          await expect(ask(connect()), `${operationId}: ${JSON.stringify(value)}`).resolves.toBeDefined();
          understood += 1;
        }
      }
    }
    expect(understood).toBeGreaterThan(15);
  });

  it('a request that breaks the document is refused by the mock, so that what it takes means something', async () => {
    mock = await companyGateway(publishedDocument());
    await expect(connect().submit({ ...act, code: '12' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(connect().changes({ after: 0, limit: 1000 })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(mock.calls.map(({ broken }) => broken === null)).toEqual([false, false]);
  });

  it('the app speaks the published version and knows each of its operations', async () => {
    mock = await companyGateway(publishedDocument());
    const document = publishedDocument();
    expect(document.info.version).toMatch(new RegExp(`^${spoken.major}\\.${spoken.minor}\\.\\d+$`, 'u'));
    expect(
      operationsOf(document)
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([...operations].sort());
    expect(await connect().capabilities()).toMatchObject({ gateway: { version: '1.1', age: 'same', missing: [] } });
  });
});
