import document from '../../contract/gateway-openapi.json' with { type: 'json' };
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';

export function gatewayHandlers(on: Implementer['gateway'], desks: Desks) {
  return {
    saveDocument: on.saveDocument.handler(async ({ input }) => {
      const { host } = deskOf(desks, input.account);
      const name = `association-gateway-${document.info.version}.json`;
      const saved = await host.saveFile({ name, type: 'application/json', content: `${JSON.stringify(document, null, 2)}\n` });
      return saved.kind === 'link' ? { kind: 'link' as const, href: saved.href, name } : saved;
    }),
  };
}
