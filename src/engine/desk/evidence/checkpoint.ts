import type { Delivered } from '../../../contract/define.ts';
import { type Checkpoint, checkpointText, makeCheckpoint } from '../../../core/evidence/checkpoint.ts';
import { evidenceStatement } from '../../../core/evidence/statement.ts';
import { mailtoOf } from '../../adapters/mail/eml.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { saveDocument, type Way } from '../letter.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { keepPlace, soundPlace } from './log-sound.ts';
import { sealingKey } from './seal-key.ts';

export interface MadeCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly text: string;
}

/** Signs where the verified chain stands now, and keeps the place beside the key. Faults: log-broken {sequence}, cancelled, secret-store-*. */
export async function newCheckpoint(desk: Desk, signal?: AbortSignal): Promise<MadeCheckpoint> {
  const key = await sealingKey(desk);
  const place = await soundPlace(desk, signal);
  const checkpoint = makeCheckpoint(place, { ...key.shown, sign: (text) => key.sign(text).toString('base64') }, isSimulated(desk));
  await keepPlace(desk, place);
  return { checkpoint, text: checkpointText(checkpoint) };
}

/** Hands a checkpoint out; to a third party it is worth most, who can show it when the log is in doubt. */
export async function deliverCheckpoint(desk: Desk, { checkpoint, text }: MadeCheckpoint, way: Way, to: string): Promise<Delivered> {
  const delivered = await handedOut(desk, { checkpoint, text }, way, to);
  if (delivered.kind !== 'cancelled') await logCheckpoint(desk, checkpoint, { way }, { recipient: way === 'mail' ? to : '' });
  return delivered;
}

export async function logCheckpoint(
  desk: Desk,
  { sequence, hash, fingerprint }: Checkpoint,
  detail: Readonly<Record<string, string>>,
  personal: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { operator } = await readSettings(desk);
  const entry = logged({
    at: desk.clock.now(),
    operation: 'checkpoint-made',
    detail: { sequence, hash, fingerprint, ...detail },
    personal: { operator, ...personal },
  });
  await desk.store.appendLog([entry]);
  desk.news.tell('log', desk.info.account);
}

async function handedOut(desk: Desk, { checkpoint, text }: MadeCheckpoint, way: Way, to: string): Promise<Delivered> {
  const simulated = isSimulated(desk) ? 'SIMULATED ' : '';
  const subject = `${simulated}Checkpoint of an operation log: entry ${checkpoint.sequence}, ${checkpoint.at}`;
  const body = `${simulated === '' ? '' : 'SIMULATED: this is practice.\n\n'}Please keep this. It says where the operation log of ${desk.info.name} stands.\n${evidenceStatement(checkpoint.fingerprint)}\n\n${text}`;
  if (way === 'copy') return { kind: 'text', subject, body };
  if (way === 'mail') {
    await desk.host.openLink(mailtoOf({ to, subject, body }));
    return { kind: 'opened' };
  }
  return saveDocument(
    desk,
    { what: `checkpoint ${checkpoint.sequence}`, accountName: desk.info.name },
    { ending: 'json', type: 'application/json', content: text },
  );
}
