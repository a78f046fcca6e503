import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceProgress } from '../../../contract/evidence.ts';
import { Fault } from '../../../core/fault.ts';
import { zipFile } from '../../adapters/evidence/zip-file.ts';
import { storeFault } from '../../adapters/store/faults.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { gatherCase, mailsOfCase } from './gather.ts';
import { ownSequences } from './log-extract.ts';
import { keepPlace, soundPlace } from './log-sound.ts';
import { sealingKey } from './seal-key.ts';
import { type BundleParts, type DrawMail, writeBundle } from './write-bundle.ts';

export interface SealParts {
  readonly desk: Desk;
  readonly version: string;
  /** Folder in which the bundle waits until it is whole. */
  readonly unfinished: string;
  readonly draw: DrawMail;
}

/**
 * Seals one case: verifies the log, gathers, signs, and hands the .zip to the person. Nothing half-written stays, whatever happens.
 * Faults: not-found, log-broken {sequence}, cancelled, secret-store-*, store-damaged, disk-full, disk-read-only.
 */
export async function sealCase(
  parts: SealParts,
  asked: { readonly caseId: string; readonly pictures: boolean },
  tell: (progress: EvidenceProgress) => void,
  signal: AbortSignal,
): Promise<EvidenceProgress> {
  const { desk, version } = parts;
  const say = (step: EvidenceProgress['step'], done: number, of: number) =>
    tell({ step, done, of, delivered: null, sha256: null, files: null });
  // First, so that its making is proved, too.
  const key = await sealingKey(desk);
  const { newest } = await desk.store.log({ search: '', filters: {}, before: null, limit: 1 });
  say('verifying-log', 0, newest);
  const place = await soundPlace(desk, signal, (entries) => say('verifying-log', entries, newest));
  const [evidence, mails, own] = [
    await gatherCase(desk, asked.caseId),
    await mailsOfCase(desk, asked.caseId),
    await ownSequences(desk, asked.caseId, place.sequence),
  ];
  const pictures = await picturesFor(parts, asked.pictures);
  const path = join(parts.unfinished, `${randomUUID()}.zip`);
  try {
    const bundle = { desk, version, evidence, mails, own, place, key, pictures, signal, tell: say };
    const files = await written(path, parts.unfinished, bundle);
    const sha256 = await sha256Of(path);
    if (signal.aborted) throw new Fault('cancelled');
    await keepPlace(desk, place);
    return await handOut(desk, { path, sha256, files, bundle });
  } finally {
    await rm(path, { force: true });
  }
}

async function picturesFor({ desk, draw }: SealParts, wanted: boolean): Promise<BundleParts['pictures']> {
  if (!wanted) return { state: 'not-asked', by: null, draw: null };
  const printer = await desk.host.printer();
  return printer === null ? { state: 'nothing-draws-here', by: null, draw: null } : { state: 'drawn', by: printer.name, draw };
}

async function written(path: string, folder: string, bundle: BundleParts): Promise<number> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const zip = await zipFile(path);
    try {
      return await writeBundle(zip, bundle);
    } finally {
      await zip.close();
    }
  } catch (error) {
    throw storeFault(error);
  }
}

async function handOut(
  desk: Desk,
  { path, sha256, files, bundle }: { readonly path: string; readonly sha256: string; readonly files: number; readonly bundle: BundleParts },
): Promise<EvidenceProgress> {
  const { operator } = await readSettings(desk);
  const { evidence, place, key, pictures } = bundle;
  const { case: each, customer } = evidence;
  const about = { customer, caseId: each.id, personal: { operator } };
  // Logged first: no clear text leaves without its entry.
  await desk.store.appendLog([
    logged({ ...about, at: desk.clock.now(), operation: 'personal-data-revealed', detail: { what: 'evidence' } }),
  ]);
  desk.news.tell('log', desk.info.account);
  const account = plainName(desk.info.name);
  const name = `${isSimulated(desk) ? 'SIMULATED ' : ''}evidence ${account} ${plainName(each.id)} ${place.at.slice(0, 10)}.zip`;
  const saved = await desk.host.saveFile({ name, type: 'application/zip', file: path });
  const done: EvidenceProgress = {
    step: 'done',
    done: 1,
    of: 1,
    delivered: saved.kind === 'link' ? { ...saved, name } : saved,
    sha256,
    files,
  };
  if (saved.kind === 'cancelled') return { ...done, sha256: null };
  const detail = { fingerprint: key.shown.fingerprint, sha256, files, sequence: place.sequence, pictures: pictures.state };
  await desk.store.appendLog([logged({ ...about, at: desk.clock.now(), operation: 'evidence-sealed', detail })]);
  desk.news.tell('log', desk.info.account);
  return done;
}

/** Letters and numbers of any script; nothing that a file system could read as something else. */
export const plainName = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N} _-]+/gu, '-')
      .trim(),
  ]
    .slice(0, 60)
    .join('') || 'account';

export async function sha256Of(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}
