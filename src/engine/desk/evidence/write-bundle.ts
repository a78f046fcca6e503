import {
  type CaseEvidence,
  checkText,
  decisionsText,
  type MailEvidence,
  mailPath,
  mailsText,
  picturePath,
} from '../../../core/evidence/case-evidence.ts';
import { type ChainPlace, checkpointText, makeCheckpoint } from '../../../core/evidence/checkpoint.ts';
import { verifyText } from '../../../core/evidence/instructions.ts';
import {
  type ListedFile,
  MANIFEST,
  type Manifest,
  manifestText,
  type PictureState,
  SIGNATURE,
  SUMS,
  sumsText,
} from '../../../core/evidence/manifest.ts';
import { evidencePage } from '../../../core/evidence/page.ts';
import { evidenceStatement } from '../../../core/evidence/statement.ts';
import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { ZipFile } from '../../adapters/evidence/zip-file.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { logExtract } from './log-extract.ts';
import type { SealingKey } from './seal-key.ts';

/** Draws one mail for a bundle. Faults: picture-unavailable, picture-failed. */
export type DrawMail = (mail: MailRecord, raw: Uint8Array) => Promise<{ readonly pdf: Uint8Array; readonly png: Uint8Array }>;

export interface BundleParts {
  readonly desk: Desk;
  readonly version: string;
  readonly evidence: CaseEvidence;
  readonly mails: readonly MailRecord[];
  /** Sequences of the case's own entries. */
  readonly own: readonly number[];
  readonly place: ChainPlace;
  readonly key: SealingKey;
  readonly pictures: { readonly state: PictureState['state']; readonly by: string | null; readonly draw: DrawMail | null };
  /** Links beyond these are left to the checkpoint; `MOST_LINKS` when left out. */
  readonly mostLinks?: number;
  readonly signal: AbortSignal;
  readonly tell: (step: 'reading' | 'drawing' | 'packing' | 'signing', done: number, of: number) => void;
}

/** Writes the whole bundle into the zip, the signed list last. Answers how many files are in it. Faults: cancelled, store-damaged. */
export async function writeBundle(zip: ZipFile, parts: BundleParts): Promise<number> {
  const { desk, evidence, place, key, signal, tell } = parts;
  const simulated = isSimulated(desk);
  const { fingerprint, publicKey } = key.shown;
  const files: ListedFile[] = [];
  const add = async (path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => {
    if (signal.aborted) throw new Fault('cancelled');
    const listed = await zip.add(path, pieces);
    files.push(listed);
    return listed;
  };
  const addText = (path: string, text: string) => add(path, [Buffer.from(text)]);

  const { mails, failed } = await addMails(parts, add);
  const pictures: PictureState = { state: parts.pictures.state, by: parts.pictures.by, failed };
  await addText('mails/mails.json', mailsText(mails));
  tell('packing', 0, 1);
  await addText('decisions.json', decisionsText(evidence, simulated));
  await addText('check.json', checkText(evidence, place.at, simulated));
  const extract = logExtract(desk, {
    own: parts.own,
    place,
    signal,
    progress: (done, of) => tell('packing', done, of),
    ...(parts.mostLinks === undefined ? {} : { mostLinks: parts.mostLinks }),
  });
  await add('log/entries.jsonl', extract.pieces());
  const signText = (text: string) => key.sign(text).toString('base64');
  await addText('checkpoint.json', checkpointText(makeCheckpoint(place, { fingerprint, publicKey, sign: signText }, simulated)));
  await addText('public-key.pem', publicKey);
  await addText('VERIFY.txt', verifyText({ fingerprint, simulated }));
  const common = { pictures, log: extract.span, files, simulated, madeAt: place.at };
  const { name, site, partnerType, kind } = desk.info;
  await addText(
    'index.html',
    evidencePage({ ...common, evidence, mails, entries: extract.shown, fingerprint, version: parts.version, accountName: name }),
  );

  tell('signing', 0, 1);
  const manifest: Manifest = {
    format: 'consent-desk-evidence',
    version: 1,
    statement: evidenceStatement(fingerprint),
    simulated,
    madeAt: place.at,
    app: { name: 'Consent Desk', version: parts.version },
    account: { name, site, partnerType, connection: kind },
    caseId: evidence.case.id,
    key: { algorithm: 'Ed25519', fingerprint },
    log: extract.span,
    pictures,
    files,
  };
  const bytes = Buffer.from(manifestText(manifest));
  await add(MANIFEST, [bytes]);
  await add(SIGNATURE, [key.sign(bytes)]);
  await zip.add(SUMS, [Buffer.from(sumsText(files))]);
  await zip.finish();
  return files.length + 1;
}

async function addMails(
  { desk, mails, pictures, signal, tell }: BundleParts,
  add: (path: string, pieces: Iterable<Uint8Array>) => Promise<ListedFile>,
): Promise<{ readonly mails: readonly MailEvidence[]; readonly failed: number[] }> {
  const all: MailEvidence[] = [];
  const failed: number[] = [];
  for (const [index, mail] of mails.entries()) {
    const number = index + 1;
    tell('reading', index, mails.length);
    const raw = await desk.store.mailBytes(mail.id);
    const file = raw === null ? null : mailPath(number, mail);
    if (raw !== null && file !== null) {
      const { sha256 } = await add(file, piecesOf(raw));
      // It is evidence only as long as it is what was filed.
      if (sha256 !== mail.sha256) throw new Fault('store-damaged', { reason: 'mail', mailId: mail.id });
    }
    const paths: string[] = [];
    if (raw !== null && pictures.draw !== null) {
      tell('drawing', index, mails.length);
      const drawn = await pictures.draw(mail, raw).catch((error: unknown) => {
        if (signal.aborted || !(error instanceof Fault)) throw error;
        failed.push(number);
        return null;
      });
      for (const form of drawn === null ? [] : (['pdf', 'png'] as const)) {
        const path = picturePath(number, mail, form);
        await add(path, [drawn?.[form] ?? new Uint8Array()]);
        paths.push(path);
      }
    }
    all.push({ number, mail, file, pictures: paths });
  }
  return { mails: all, failed };
}

/** So that questions are answered while a long mail is summed up. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
const PIECE = 1024 * 1024;
