// The association gateway's document has one home, beside the sandbox that makes it true. Its copies are published (docs/) and shown by the
// app (src/contract/), which may not import the sandbox; a test holds them equal. After a change: node scripts/copy-openapi.mjs
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

for (const copy of ['docs/gateway-openapi.json', 'src/contract/gateway-openapi.json']) {
  copyFileSync(join(root, 'src/sandbox/gateway/openapi.json'), join(root, copy));
}
