import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyRouter } from '@orpc/server';
import type { FirstAnswers } from '../contract/first-answers.ts';
import type { Access } from './access.ts';
import { answer } from './answer.ts';
import { createAssets } from './assets.ts';
import { boundConnections } from './connections.ts';
import type { Downloads } from './downloads.ts';
import { here, originOf } from './gate.ts';
import { securityHeaders } from './headers.ts';
import { openWire } from './wire.ts';

export interface Served {
  readonly origin: string;
  /** A fresh address that opens the desk once. */
  launchAddress(): string;
  stop(): Promise<void>;
}

/** Milliseconds: how long a request may take to say what it wants, and how often that and unused sessions are looked for. */
export interface Patience {
  readonly request: number;
  readonly look: number;
}
const usual: Patience = { request: 10_000, look: 2_000 };

/** Listens on 127.0.0.1 (`port` 0: one that is free), serves the page and carries the router. Fails when the port is taken. */
export async function serve(parts: {
  readonly port: number;
  readonly page: string;
  readonly router: AnyRouter;
  readonly access: Access;
  readonly downloads: Downloads;
  /** What the page's document brings along; null: the page asks by itself. */
  readonly firstAnswers: () => Promise<FirstAnswers | null>;
  readonly patience?: Patience;
}): Promise<Served> {
  const { access, downloads, firstAnswers, page, router, patience = usual } = parts;
  const assets = createAssets();
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: patience.request,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.look,
    keepAliveTimeout: 5_000,
    insecureHTTPParser: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const place = here((server.address() as AddressInfo).port);
  const connections = boundConnections(server);
  server.on('request', (request, response) => {
    const letIn = () => connections.letIn(request.socket);
    answer(request, response, { place, access, assets, downloads, firstAnswers, page, letIn }).catch(() => {
      if (!response.headersSent) response.writeHead(500, securityHeaders(place));
      response.end();
    });
  });
  const closeWire = openWire(server, router, place, access, connections);
  const looking = setInterval(access.sweep, patience.look);
  looking.unref();
  return {
    origin: originOf(place),
    launchAddress: () => `${originOf(place)}/?token=${access.mintToken()}`,
    stop: () =>
      new Promise((resolve) => {
        clearInterval(looking);
        closeWire();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
