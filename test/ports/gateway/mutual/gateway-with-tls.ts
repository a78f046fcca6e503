import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Issued } from '../../../engine/network/certificate.ts';

const capabilities = {
  version: '1.1',
  simulated: false,
  can_request: true,
  can_decide: true,
  partner_verification_code: false,
  counting: null,
};

/** A company's gateway that lets in who shows a certificate of `trusted`. `polite`: says no in HTTP; else it breaks off, as most do. */
export async function gatewayWithTls(own: Issued, trusted: Issued, polite = false) {
  const tokens: (string | undefined)[] = [];
  const shown: string[] = [];
  const options = { cert: own.pem, key: own.key, ca: trusted.pem, requestCert: true, rejectUnauthorized: !polite };
  const server = createServer(options, (request, response) => {
    const socket = request.socket as TLSSocket;
    tokens.push(request.headers.authorization);
    shown.push(String(socket.getPeerCertificate().subject?.CN ?? ''));
    const [status, body] = socket.authorized ? [200, capabilities] : [401, { error_code: 'GW.0401', error_msg: 'Who are you?' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** The Authorization header of each call, and the name in the certificate that came with it. */
    tokens,
    shown,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
