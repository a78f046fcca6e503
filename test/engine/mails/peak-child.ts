import { readMail } from '../../../src/engine/adapters/mail/read-mail.ts';

// Takes a mail from its input into memory of its own, as the engine does with the parts, then reads it.
const before = process.memoryUsage().rss;
const bytes = new Uint8Array(Number(process.argv[2]));
let at = 0;
for await (const part of process.stdin as AsyncIterable<Buffer>) {
  bytes.set(part, at);
  at += part.length;
}
const { mail } = await readMail(bytes.buffer);
// The most that the process ever had, in kilobytes: threads are part of it.
console.log(JSON.stringify({ mail, grown: process.resourceUsage().maxRSS * 1024 - before }));
