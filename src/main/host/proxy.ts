import { app } from 'electron';

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTPS: 'https', SOCKS5: 'socks5' };

/** Chromium's answer, such as `PROXY one.example:8080; DIRECT`, as routes of `Host.proxyFor`; kinds that we do not speak are left out. */
export function routesOf(answer: string): readonly string[] {
  return answer.split(';').flatMap((each) => {
    const [kind = '', at = ''] = each.trim().split(/\s+/u);
    if (kind.toUpperCase() === 'DIRECT') return ['direct'];
    const scheme = schemes[kind.toUpperCase()];
    return scheme === undefined || at === '' ? [] : [`${scheme}://${at}`];
  });
}

/** The system's settings, automatic configuration (PAC) included. The window's own session is held to a proxy that leads nowhere: not asked. */
export const proxyFor = async (address: string): Promise<readonly string[]> => routesOf(await app.resolveProxy(address));
