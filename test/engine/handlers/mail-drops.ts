import { account, type DeskUnderTest } from './desk-under-test.ts';

/** Lines of a mail, as they stand in a file. */
export const mailFile = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

/** Sends a file as the page does, in parts. */
export async function drop({ client }: DeskUnderTest, content: Uint8Array, part = 60_000): Promise<string> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const { dropId } = await client.mails.begin({ account, name: 'dropped', size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += part)
    await client.mails.part({ account, dropId, offset, content: bytes.subarray(offset, offset + part).toString('base64') });
  return dropId;
}

export async function propose(desk: DeskUnderTest, content: Uint8Array, hint: Partial<{ caseId: string; customerId: string }> = {}) {
  const dropId = await drop(desk, content);
  const proposed = await desk.client.mails.propose({
    account,
    dropId,
    caseId: (hint.caseId ?? null) as never,
    customerId: (hint.customerId ?? null) as never,
  });
  return { dropId, ...proposed };
}
