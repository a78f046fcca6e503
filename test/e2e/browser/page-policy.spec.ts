import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { pageHeaders } from '../../../src/main/policy/page-headers.ts';

/** What a foreign script in the page would try. Each says by name whether it got through. */
const probe = `
  const through = [];
  const tries = {
    eval: () => (0, eval)('1'),
    function: () => new Function('return 1')(),
    markup: () => { document.createElement('p').innerHTML = '<b>x</b>'; },
    script: () => { const made = document.createElement('script'); made.textContent = 'window.ran = true'; document.body.append(made); if (!window.ran) throw new Error('not run'); },
    policy: () => trustedTypes.createPolicy('mine', { createHTML: (text) => text }),
    worker: () => new Promise((resolve, reject) => { const made = new Worker('./empty.js'); made.onerror = reject; made.onmessage = resolve; }),
    fetch: () => fetch('./empty.js'),
    socket: () => new Promise((resolve, reject) => { const made = new EventSource('./events'); made.onopen = resolve; made.onerror = reject; }),
    picture: () => new Promise((resolve, reject) => { const made = new Image(); made.onload = resolve; made.onerror = reject; made.src = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>'); }),
    style: () => { const made = document.createElement('p'); made.setAttribute('style', 'color: rgb(1, 2, 3)'); document.body.append(made); if (getComputedStyle(made).color !== 'rgb(1, 2, 3)') throw new Error('not styled'); },
    base: () => { const made = document.createElement('base'); made.href = 'https://evil.example/'; document.head.append(made); const moved = document.baseURI; made.remove(); if (!moved.includes('evil')) throw new Error('not moved'); },
    frame: () => new Promise((resolve, reject) => { addEventListener('securitypolicyviolation', reject, { once: true }); const made = document.createElement('iframe'); made.onload = () => setTimeout(resolve, 0); made.src = './empty.html'; document.body.append(made); }),
    form: () => new Promise((resolve, reject) => { addEventListener('securitypolicyviolation', reject, { once: true }); const made = document.createElement('form'); made.action = './sent'; const into = document.createElement('iframe'); into.name = 'into'; into.onload = () => { if (into.contentWindow.location.href.endsWith('/sent?')) resolve(); }; made.target = 'into'; document.body.append(into, made); made.submit(); }),
  };
  const run = async () => {
    for (const [name, attempt] of Object.entries(tries)) {
      try { await attempt(); through.push(name); } catch {}
    }
    document.title = 'done: ' + through.join(' ');
  };
  run();
`;
const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', '<!doctype html><html lang="en"><title>running</title><body><script src="./probe.js"></script></body></html>'],
  '/probe.js': ['text/javascript', probe],
  '/empty.js': ['text/javascript', 'postMessage(1)'],
  '/empty.html': ['text/html', '<!doctype html><title>x</title>'],
  '/events': ['text/event-stream', ': here\n\n'],
};

/** A server with these headers on everything. */
async function served(headers: Readonly<Record<string, string>>): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const [type, text] = files[(request.url ?? '').replace(/\?.*/, '')] ?? ['text/plain', ''];
    response.writeHead(200, { ...headers, 'Content-Type': type });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

for (const { what, headers, through } of [
  {
    what: 'without headers a foreign script in the page does all it tries: the attempts are real',
    headers: {},
    through: 'eval function markup script policy worker fetch socket picture style base frame form',
  },
  { what: 'with the headers of the Electron shell a foreign script in the page gets nothing through', headers: pageHeaders, through: '' },
]) {
  test(what, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const server = await served(headers);
    try {
      await page.goto(server.address);
      await expect(page).toHaveTitle(`done: ${through}`.trim());
      // A feature that Chromium does not know would be refused by nobody.
      expect(said.filter((text) => /permissions-policy|unrecognized/i.test(text))).toEqual([]);
    } finally {
      server.close();
    }
  });
}
