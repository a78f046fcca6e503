import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyRouter } from '@orpc/server';
import type { Access } from './access.ts';
import { answer } from './answer.ts';
import type { Downloads } from './downloads.ts';
import { here, originOf } from './gate.ts';
import { openWire } from './wire.ts';

export interface Served {
  readonly origin: string;
  /** A fresh address that opens the desk once. */
  launchAddress(): string;
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1 (`port` 0: one that is free), serves the page and carries the router. Fails when the port is taken. */
export async function serve(parts: {
  readonly port: number;
  readonly page: string;
  readonly router: AnyRouter;
  readonly access: Access;
  readonly downloads: Downloads;
}): Promise<Served> {
  const { access, downloads, page, router } = parts;
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const place = here((server.address() as AddressInfo).port);
  server.on('request', (request, response) => {
    answer(request, response, { place, access, downloads, page }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const closeWire = openWire(server, router, place, access);
  return {
    origin: originOf(place),
    launchAddress: () => `${originOf(place)}/?token=${access.mintToken()}`,
    stop: () =>
      new Promise((resolve) => {
        closeWire();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
