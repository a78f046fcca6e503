import { expect, test, vi } from 'vitest';
import { proxyFor } from '../../src/main/host/proxy.ts';

const resolveProxy = vi.hoisted(() => vi.fn(async (_address: string) => ''));
vi.mock('electron', () => ({ app: { resolveProxy } }));

for (const [answer, routes] of [
  ['DIRECT', ['direct']],
  ['PROXY one.example:8080; PROXY two.example:8080; DIRECT', ['http://one.example:8080', 'http://two.example:8080', 'direct']],
  ['HTTPS safe.example:443;SOCKS5 [::1]:1080', ['https://safe.example:443', 'socks5://[::1]:1080']],
  ['SOCKS old.example:1080', []],
] as const)
  test(`what the system says as "${answer}" is gone by in its order, and never round it`, async () => {
    resolveProxy.mockResolvedValueOnce(answer);
    expect(await proxyFor('https://partner.example/')).toEqual(routes);
    expect(resolveProxy).toHaveBeenLastCalledWith('https://partner.example/');
  });
