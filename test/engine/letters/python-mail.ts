import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What Python's `email` makes of a mail. */
export interface PythonMail {
  readonly subject: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly messageId: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly text: string }[];
  readonly headers: readonly string[];
  readonly defects: readonly string[];
}

const program = `
import sys, json, base64
from email import message_from_bytes, policy
for line in sys.stdin:
    mail = message_from_bytes(base64.b64decode(line), policy=policy.SMTP)
    body = mail.get_body(preferencelist=('plain',))
    print(json.dumps({
        'subject': str(mail['subject']),
        'from': [each.addr_spec for each in mail['from'].addresses],
        'to': [each.addr_spec for each in mail['to'].addresses],
        'messageId': str(mail['message-id']),
        'text': body.get_content(),
        'attachments': [{'name': each.get_filename(), 'text': each.get_content()} for each in mail.iter_attachments()],
        'headers': [name.lower() for name in mail.keys()],
        'defects': [type(each).__name__ for part in mail.walk() for each in part.defects],
    }))
`;

/** Reads many mails with one Python. */
export async function readWithPython(mails: readonly Uint8Array[]): Promise<readonly PythonMail[]> {
  const python = spawn(process.platform === 'win32' ? 'python' : 'python3', ['-I', '-c', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: Buffer[] = [];
  python.stdout.on('data', (piece: Buffer) => answers.push(piece));
  const ended = once(python, 'close');
  for (const mail of mails) if (!python.stdin.write(`${Buffer.from(mail).toString('base64')}\n`)) await once(python.stdin, 'drain');
  python.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`python ended with ${String(code)}`);
  const lines = Buffer.concat(answers).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as PythonMail);
}
