import { z } from 'zod';
import { type CallKind, say } from './lines.ts';

const Act = z.object({ act_key: z.string() });

function kindOf(method: string, path: string): CallKind {
  if (path === '/v2/partners/sub-customers/query') return 'page';
  if (!path.startsWith('/gateway/v1/requests')) return 'other';
  return method === 'POST' ? 'act' : 'poll';
}

async function actKeyOf(request: Request): Promise<string | null> {
  return Act.safeParse(JSON.parse(await request.clone().text())).data?.act_key ?? null;
}

/** From here on every call to the other side is told when it leaves and when its answer has begun. */
export function tellCalls(): void {
  const send = globalThis.fetch;
  let calls = 0;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const kind = kindOf(request.method, new URL(request.url).pathname);
    const actKey = kind === 'act' ? await actKeyOf(request) : null;
    calls += 1;
    const call = calls;
    say({ line: 'asked', call, kind, actKey });
    try {
      return await send(request);
    } finally {
      say({ line: 'answered', call, kind });
    }
  };
}
