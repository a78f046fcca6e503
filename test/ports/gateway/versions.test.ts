import { afterEach, describe, expect, it } from 'vitest';
import { ActKey } from '../../../src/core/case/case.ts';
import type { AssociationGateway } from '../../../src/core/ports.ts';
import { createGateway } from '../../../src/engine/adapters/gateway/gateway.ts';
import { type CompanyGateway, companyGateway, token } from './mock/company-gateway.ts';
import { operationsOf, publishedDocument, without } from './mock/documents.ts';

const clock = { now: () => '2026-11-22T01:30:00.000Z' };
const act = { actKey: ActKey.parse('some-act-key'), customerId: 'customer-1', reason: 'Ended', code: null };
let mock: CompanyGateway;
afterEach(() => mock.stop());
const connect = (): AssociationGateway => createGateway({ endpoint: mock.url, token, clock });
const offers = (body: object) => mock.answers.set('getCapabilities', { status: 200, body });
const all = operationsOf(publishedDocument()).map(({ operationId }) => operationId);
const full = {
  version: '1.1',
  operations: all,
  simulated: false,
  can_request: true,
  can_decide: true,
  partner_verification_code: false,
  counting: null,
};

describe('An older gateway', () => {
  it('of version 1.0, which names no operations, offers them all', async () => {
    mock = await companyGateway(publishedDocument());
    const { operations: _, ...older } = full;
    offers({ ...older, version: '1.0' });
    expect(await connect().capabilities()).toMatchObject({
      request: 'api',
      decide: 'api',
      answersVisible: true,
      gateway: { version: '1.0', age: 'older', missing: [] },
    });
  });

  it('that can only be read leaves both acts to people, and says which operations it lacks', async () => {
    const lacking = ['submitRequest', 'approveRequest', 'rejectRequest', 'getAct', 'sendVerificationCode', 'checkAccount'];
    mock = await companyGateway(without(...lacking));
    offers({ version: '1.0', operations: all.filter((id) => !lacking.includes(id)), simulated: false });
    const port = connect();
    expect(await port.capabilities()).toEqual({
      read: true,
      request: 'guided',
      decide: 'guided',
      partnerCode: false,
      answersVisible: true,
      counting: null,
      gateway: { version: '1.0', age: 'older', missing: expect.arrayContaining(lacking) },
    });
    expect((await port.changes({ after: 0, limit: 10 })).requests.length).toBeGreaterThan(0);
    await expect(port.check('customer-1', 'partner', 'submit')).rejects.toMatchObject({ code: 'capability-missing' });
    await expect(port.submit(act)).rejects.toMatchObject({ code: 'capability-missing' });
  });

  it.each([
    ['cannot say what became of an act takes none', { operations: all.filter((id) => id !== 'getAct') }, 'guided', 'guided'],
    [
      'wants a code that it cannot send takes no act',
      { operations: all.filter((id) => id !== 'sendVerificationCode'), partner_verification_code: true },
      'guided',
      'guided',
    ],
    ['can approve but not reject leaves decisions to people', { operations: all.filter((id) => id !== 'rejectRequest') }, 'api', 'guided'],
    ['says nothing of decisions leaves them to people', { can_decide: undefined }, 'api', 'guided'],
  ])('that %s', async (_, change, request, decide) => {
    mock = await companyGateway(publishedDocument());
    offers({ ...full, ...change });
    expect(await connect().capabilities()).toMatchObject({ request, decide, partnerCode: false });
  });

  it('that does not list requests shows no answers', async () => {
    mock = await companyGateway(without('listRequests'));
    offers({ ...full, operations: all.filter((id) => id !== 'listRequests') });
    expect((await connect().capabilities()).answersVisible).toBe(false);
  });
});

describe('A newer gateway', () => {
  it('of the same major version works as before; what is new in its answers is left alone', async () => {
    mock = await companyGateway(publishedDocument());
    offers({ ...full, version: '1.9', operations: [...all, 'withdrawRequest'], can_withdraw: true });
    const page = { count: 0, next_change: 7, requests: [], page_token: 'new' };
    mock.answers.set('listRequests', { status: 200, body: page });
    expect(await connect().capabilities()).toMatchObject({
      request: 'api',
      decide: 'api',
      gateway: { version: '1.9', age: 'newer', missing: [] },
    });
    expect(await connect().changes({ after: 0, limit: 10 })).toEqual({ next: 7, requests: [] });
  });

  it('with an error code that is not known yet is told with that code, and leaves open what became of an act', async () => {
    mock = await companyGateway(publishedDocument());
    mock.answers.set('submitRequest', { status: 422, body: { error_code: 'GW.0422.NEW_RULE', error_msg: 'New.' } });
    await expect(connect().submit(act)).rejects.toMatchObject({
      code: 'malformed-answer',
      detail: { apiCode: 'GW.0422.NEW_RULE', sent: true },
    });
  });

  it.each(['2.0', '0.9', 'latest'])('of the unknown version %s is only read, and says so', async (version) => {
    mock = await companyGateway(publishedDocument());
    offers({ ...full, version, partner_verification_code: true });
    expect(await connect().capabilities()).toMatchObject({
      read: true,
      request: 'guided',
      decide: 'guided',
      partnerCode: false,
      answersVisible: true,
      gateway: { version, age: 'unknown' },
    });
  });
});
