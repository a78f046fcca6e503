import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, customerOf, gateway, newActKey, startHere, submit } from './start.ts';

let sandbox: Awaited<ReturnType<typeof startHere>>;
let cookie: string;
beforeEach(async () => {
  sandbox = await startHere();
  const entered = await fetch(sandbox.playUrl, { redirect: 'manual' });
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterEach(() => sandbox.stop());

const read = async (path: string): Promise<string> => (await fetch(sandbox.url + path, { headers: { cookie } })).text();
const idOf = async (accountName: string): Promise<string> => (await customerOf(sandbox, accountName)).customer_id;
const pageOf = async (accountName: string): Promise<string> => read(`/play/customer?id=${await idOf(accountName)}`);

/** Posts a form as the page would, and gives the note of the answer. */
async function post(path: string, fields: Record<string, string>): Promise<string | null> {
  const form_token = /name="form_token" value="([^"]+)"/.exec(await read('/play'))?.[1] ?? '';
  const body = new URLSearchParams({ form_token, ...fields });
  const response = await fetch(sandbox.url + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  return response.status === 303
    ? new URL(response.headers.get('location') ?? '', sandbox.url).searchParams.get('note')
    : `status ${response.status}`;
}

async function codeFor(customer_id: string, purpose: string): Promise<string> {
  expect(await post('/play/code', { customer_id, purpose })).toBe('code-sent');
  return /class="code">(\d{6})</.exec(await read(`/play/customer?id=${customer_id}`))?.[1] ?? '';
}

describe('the door of the play page', () => {
  it('takes the token once, then a cookie that scripts cannot read', async () => {
    const entered = await fetch(sandbox.playUrl, { redirect: 'manual' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/play']);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(await read('/play')).toContain('SIMULATED');
  });

  it('stays shut without it, under another host name, and for forms of other pages', async () => {
    expect((await fetch(`${sandbox.url}/play`)).status).toBe(403);
    expect((await fetch(`${sandbox.url}/play?token=wrong`)).status).toBe(403);
    expect((await fetch(`${sandbox.url}/play`, { headers: { cookie, origin: 'http://example.com' } })).status).toBe(403);
    expect(await post('/play/settings', { form_token: 'guessed', code: '1' })).toBe('status 403');
    expect((await gateway(sandbox, 'GET', '/capabilities')).body.partner_verification_code).toBe(false);
  });

  it('allows no script, no foreign resource and no frame', async () => {
    const { headers } = await fetch(`${sandbox.url}/play`, { headers: { cookie } });
    const policy = headers.get('content-security-policy');
    // With no-referrer a browser sends "Origin: null" with the page's own forms, and the door would refuse them.
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('playing a customer', () => {
  it('finds a customer by a part of its name and shows awkward names as text', async () => {
    const found = await read('/play?search=acme-hk-02');
    expect(found).toContain('acme-hk-024');
    expect(found).not.toContain('acme-hk-031</bdi></a></td>');
    expect(found).not.toContain('<script');
    expect(found).toContain('⟨000D⟩⟨000A⟩');
  });

  it('shows the account check of My Account and the facts that no API gives', async () => {
    const shown = await pageOf('acme-hk-031');
    expect(shown).toContain('waits for the partner');
    const blocked = await pageOf('acme-hk-007');
    expect(blocked).toMatch(/R07<\/td><td>[^<]+<\/td><td><span class="bad">/);
    expect(blocked).toContain('name="reservedInstances" value="2"');
  });

  it('asks to leave with a code, and the partner sees the request', async () => {
    const customer_id = await idOf('acme-hk-001');
    const code = await codeFor(customer_id, 'submit');
    const form = { customer_id, purpose: 'submit', reason: 'Merger', code };
    expect(await post('/play/ask', form)).toBe('not-understood');
    expect(await post('/play/ask', { ...form, understood: '1', code: code === '000000' ? '1' : '000000' })).toBe('code-wrong');
    expect(await post('/play/ask', { ...form, understood: '1' })).toBe('submitted');
    expect(await post('/play/ask', { ...form, understood: '1' })).toBe('open');
    const { requests } = (await gateway(sandbox, 'GET', `/requests?customer_id=${customer_id}`)).body;
    expect(requests).toMatchObject([{ initiated_by: 'customer', state: 'pending', reason: 'Merger' }]);
  });

  it('cannot ask while blocked, nor a fourth time', async () => {
    const blocked = await idOf('acme-hk-007');
    expect(await post('/play/ask', { customer_id: blocked, understood: '1' })).toBe('check-failed');
    expect(await post('/play/ask', { customer_id: await idOf('acme-hk-036'), understood: '1' })).toBe('quota');
  });

  it('removes a blocker, then agrees; before, it can only reject, and always with a code', async () => {
    const customer_id = await idOf('acme-hk-004');
    const { request_id } = (await submit(sandbox, customer_id)).body;
    const form = { customer_id, understood: '1' };
    expect(await post('/play/agree', { ...form, purpose: 'agree' })).toBe('check-failed');
    expect(await post('/play/reject', { ...form, purpose: 'reject' })).toBe('code-wrong');
    const facts = {
      reservedInstances: '0',
      independentMembers: '0',
      membersWithServicePlan: '0',
      currency: 'USD',
      arrears: '0',
      unpaidOrders: '0',
      frozen: 'no',
      script: 'agree',
    };
    expect(await post('/play/facts', { customer_id, ...facts })).toBe('changed');
    expect(await post('/play/agree', { ...form, purpose: 'agree', code: await codeFor(customer_id, 'agree') })).toBe('disassociated');
    expect((await gateway(sandbox, 'GET', `/requests/${request_id}`)).body.state).toBe('disassociated');
    expect(await pageOf('acme-hk-004')).toContain('associated with no partner any more');
  });

  it('rejects although the check fails', async () => {
    const customer_id = await idOf('acme-hk-004');
    const { request_id } = (await submit(sandbox, customer_id)).body;
    expect(await post('/play/reject', { customer_id, purpose: 'reject', code: await codeFor(customer_id, 'reject') })).toBe('rejected');
    expect((await gateway(sandbox, 'GET', `/requests/${request_id}`)).body.state).toBe('rejected');
  });

  it("turns the partner's code function on and shows the partner's codes", async () => {
    await post('/play/settings', { code: '1' });
    const customer_id = await idOf('acme-hk-032');
    await gateway(sandbox, 'POST', '/verification-codes', { customer_id, purpose: 'approve' });
    const { code } = (await control(sandbox, 'GET', '/codes')).body.codes[0];
    expect(await read('/play')).toContain(`class="code">${code}<`);
    const { requests } = (await gateway(sandbox, 'GET', `/requests?customer_id=${customer_id}`)).body;
    const approval = { act_key: newActKey(), understood: true, verification_code: code };
    expect((await gateway(sandbox, 'POST', `/requests/${requests[0].request_id}/approve`, approval)).status).toBe(200);
  });
});
