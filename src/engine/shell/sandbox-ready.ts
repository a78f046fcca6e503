import { z } from 'zod';

/** What the practice partner says on its first line, as JSON. The control port is there only in tests. */
const Ready = z.object({
  ready: z.literal(true),
  url: z.url(),
  accessKey: z.string(),
  secretKey: z.string(),
  gatewayToken: z.string(),
  playUrl: z.url(),
  controlUrl: z.url().optional(),
  controlToken: z.string().optional(),
});
export type SandboxReady = z.infer<typeof Ready>;

/** The practice partner's first line; null where it is another. */
export function sandboxReady(line: string): SandboxReady | null {
  try {
    return Ready.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
