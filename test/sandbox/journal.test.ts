import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gateway, newActKey, newFolder, type Process, signed, startHere, startProcess, submit } from './start.ts';

const ARGS = ['--test-control', '--unthrottled', '--quiet'];

async function kill(sandbox: Process): Promise<void> {
  sandbox.child.kill('SIGKILL');
  await sandbox.ended;
}

const idOf = async (sandbox: Process, accountName: string): Promise<string> => {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return (await signed(sandbox, 'POST', '/v2/partners/sub-customers/query', { account_name: accountName }, { date })).body.customer_infos[0]
    .customer_id;
};

describe('the journal', () => {
  it('keeps every act that was answered, though the process is killed at once, and keeps the keys', async () => {
    const data = newFolder();
    const first = await startProcess(ARGS, data);
    const customerId = await idOf(first, 'acme-hk-003');
    const act_key = newActKey();
    const submitted = await submit(first, customerId, { act_key });
    await kill(first);

    const second = await startProcess(ARGS, data);
    expect([second.accessKey, second.secretKey, second.gatewayToken]).toEqual([first.accessKey, first.secretKey, first.gatewayToken]);
    expect((await gateway(second, 'GET', `/acts/${act_key}`)).body.request).toEqual(submitted.body);
    const open = (await gateway(second, 'GET', '/requests?state=pending&initiated_by=customer')).body.requests;
    const rejected = await gateway(second, 'POST', `/requests/${open[0].request_id}/reject`, { act_key: newActKey() });
    expect(rejected.body.state).toBe('rejected');
    await kill(second);

    const third = await startProcess(ARGS, data);
    expect((await gateway(third, 'GET', `/requests/${open[0].request_id}`)).body).toEqual(rejected.body);
    await kill(third);
  });

  it('loses and doubles nothing when it is killed in the middle of many acts', async () => {
    const data = newFolder();
    const answered = new Map<string, string>();
    for (let round = 0; round < 5; round += 1) {
      const sandbox = await startProcess([...ARGS, '--customers', '3000'], data);
      const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
      const page = await signed(sandbox, 'POST', '/v2/partners/sub-customers/query', { offset: 300 + round * 400, limit: 100 }, { date });
      const ids: string[] = page.body.customer_infos.map((info: { customer_id: string }) => info.customer_id);
      let left = 3 + round * 7;
      const acts = ids.map(async (customerId) => {
        const act_key = newActKey();
        const { status, body } = await submit(sandbox, customerId, { act_key });
        if (status === 201) answered.set(act_key, body.request_id);
        left -= 1;
        if (left === 0) sandbox.child.kill('SIGKILL');
      });
      await Promise.allSettled(acts);
      await sandbox.ended;
    }
    const last = await startProcess([...ARGS, '--customers', '3000'], data);
    expect(answered.size).toBeGreaterThan(10);
    for (const [act_key, request_id] of answered)
      expect((await gateway(last, 'GET', `/acts/${act_key}`)).body.request.request_id).toBe(request_id);
    const submitted = readFileSync(join(data, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"request_submitted"'))
      .map((line) => JSON.parse(line));
    expect(new Set(submitted.map((event) => event.requestId)).size).toBe(submitted.length);
    expect(new Set(submitted.filter((event) => event.actKey !== null).map((event) => event.customerId)).size).toBe(
      submitted.filter((event) => event.actKey !== null).length,
    );
    await kill(last);
  });

  it('gives after a restart exactly the requests and records of before', async () => {
    const data = newFolder();
    const first = await startHere([], data);
    await submit(
      first,
      (await signed(first, 'POST', '/v2/partners/sub-customers/query', { account_name: 'acme-hk-006' })).body.customer_infos[0].customer_id,
    );
    const before = [(await gateway(first, 'GET', '/requests')).body, (await gateway(first, 'GET', '/records')).body];
    await first.stop();
    const second = await startHere([], data);
    expect([(await gateway(second, 'GET', '/requests')).body, (await gateway(second, 'GET', '/records')).body]).toEqual(before);
    await second.stop();
  });

  it('cuts away a torn last line and goes on behind it', async () => {
    const data = newFolder();
    const first = await startHere([], data);
    const before = (await gateway(first, 'GET', '/requests')).body;
    await first.stop();
    const file = join(data, 'journal.jsonl');
    const sound = readFileSync(file, 'utf8');
    appendFileSync(file, '{"at":"2026-11-22T01:31:00Z","kind":"customer_le');
    const second = await startHere([], data);
    expect((await gateway(second, 'GET', '/requests')).body).toEqual(before);
    await second.stop();
    expect(readFileSync(file, 'utf8')).toBe(sound);
  });

  it('refuses a folder that holds a partner of another seed, saying which', async () => {
    const data = newFolder();
    await (await startHere([], data)).stop();
    await expect(startHere(['--seed', '2'], data)).rejects.toThrow('--seed 1 --customers 240');
  });

  it('is readable by its owner only, like the keys', async () => {
    const data = newFolder();
    await (await startHere([], data)).stop();
    for (const name of ['journal.jsonl', 'keys.json']) expect(statSync(join(data, name)).mode & 0o777).toBe(0o600);
  });
});

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s', async (signal) => {
    const sandbox = await startProcess([]);
    sandbox.child.kill(signal);
    expect(await sandbox.ended).toBe(0);
  });

  it('ends with its parent when told so', async () => {
    const sandbox = await startProcess(['--with-parent']);
    sandbox.child.stdin?.end();
    expect(await sandbox.ended).toBe(0);
  });

  it('listens on the loopback address only, and offers no control port unless told so', async () => {
    const sandbox = await startProcess([]);
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
    expect(new URL(sandbox.playUrl).origin).toBe(sandbox.url);
    expect('controlUrl' in sandbox || 'controlToken' in sandbox).toBe(false);
    expect((await fetch(`${sandbox.url}/clock`, { method: 'POST', body: '{}' })).status).toBe(404);
    await kill(sandbox);
  });
});
