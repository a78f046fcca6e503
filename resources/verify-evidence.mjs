#!/usr/bin/env node
// Checks an evidence bundle of Consent Desk: the .zip as it was received, or the folder it was unpacked into; a checkpoint.json, too.
//   node verify-evidence.mjs BUNDLE.zip [--key FINGERPRINT]
// Plain Node 20 or newer, nothing else, no network. Exit 0: whole. Exit 1: not, and what is wrong is named. The scheme: docs/evidence.md.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHUNK = 1024 * 1024;
const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';
const SUMS = 'SHA256SUMS';
const SIMULATED = 'SIMULATED: practice; nothing of it concerns Huawei Cloud.';
const GENESIS = '0'.repeat(64);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const statementOf = (fingerprint) =>
  `Shows that nothing changed since sealing by key ${fingerprint}; not who wrote it nor when. The app records what a person said; it does not verify it.`;

/** JSON in one form only (RFC 8785). */
export function canonical(value) {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort((one, other) => (one < other ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name.toWellFormed())}:${canonical(value[name])}`).join(',')}}`;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const crcOf = (bytes, before) => {
  let crc = ~before;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
};

/** A sentence in one line, in which nothing that a stranger wrote turns, hides or overwrites what a terminal shows. */
const plainly = (sentence) => sentence.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`);

/** A path that stays inside its folder on every system, and is the same file on each. */
function badPath(path) {
  const parts = path.split('/');
  if (path.length > 300 || parts.some((part) => part === '' || part === '.' || part === '..')) return true;
  return !/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(path) || parts.some((part) => /[.]$/.test(part));
}

/** Opens what was given. `files`: path → {bytes, sha256, read}. What is wrong with the container itself goes into `problems`. */
function openBundle(path, problems) {
  return lstatSync(path).isDirectory() ? openFolder(path, problems) : openZip(path, problems);
}

function openFolder(folder, problems) {
  const files = new Map();
  const walk = (below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!entry.isFile()) problems.push(`ADDED ${path}: it is no plain file.`);
      else files.set(path, ofFile(join(folder, path)));
    }
  };
  walk('');
  return { files, close: () => {} };
}

function ofFile(path) {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const { sum } = digestOf(file, 0, size);
    return { bytes: size, sha256: sum, read: () => readFileSync(path) };
  } finally {
    closeSync(file);
  }
}

function piece(file, at, length) {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, at + done);
    if (read === 0) throw new Error('it ends too early');
    done += read;
  }
  return bytes;
}

function digestOf(file, at, length) {
  const digest = createHash('sha256');
  let crc = 0;
  for (let done = 0; done < length; done += CHUNK) {
    const bytes = piece(file, at + done, Math.min(CHUNK, length - done));
    digest.update(bytes);
    crc = crcOf(bytes, crc);
  }
  return { sum: digest.digest('hex'), crc };
}

// A bundle is written in one way only: stored files, one behind the other from the first byte on, then the directory, then the end. Every
// field has one right value; whatever else a .zip may be, a bundle is not.
function openZip(path, problems) {
  const file = openSync(path, 'r');
  const files = new Map();
  const wrong = (what) => problems.push(`CHANGED the .zip itself: ${what}.`);
  const { size } = fstatSync(file);
  const end = size < 22 ? null : piece(file, size - 22, 22);
  const opened = { files, close: () => closeSync(file) };
  if (end === null || end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0) {
    wrong('its last 22 bytes are no end of a bundle (cut off, something behind it, or a comment)');
    return opened;
  }
  const count = end.readUInt16LE(8);
  const length = end.readUInt32LE(12);
  const start = end.readUInt32LE(16);
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(10) !== count || start + length !== size - 22) {
    wrong('its end does not fit what stands before it');
    return opened;
  }
  const directory = piece(file, start, length);
  const seen = new Set();
  let place = 0;
  let next = 0;
  for (let number = 1; number <= count; number += 1) {
    const nameLength = place + 46 <= length ? directory.readUInt16LE(place + 28) : 0;
    const entry = directory.subarray(place, place + 46 + nameLength);
    if (nameLength === 0 || entry.length < 46 + nameLength || entry.readUInt32LE(0) !== 0x02014b50) {
      wrong(`entry ${number} of its directory cannot be read`);
      return opened;
    }
    place += entry.length;
    const name = entry.subarray(46).toString('utf8');
    const bytes = entry.readUInt32LE(24);
    const at = entry.readUInt32LE(42);
    const head = next + 30 + nameLength + bytes <= start ? piece(file, next, 30 + nameLength) : null;
    // What both headers say alike, from the version on; then what is fixed: version 2.0, UTF-8 name, stored, 1 January 1980, no extra, no comment.
    const expected = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), entry.subarray(6, 32), entry.subarray(46)]);
    const fixed =
      entry.readUInt16LE(4) === 20 &&
      entry.subarray(6, 16).equals(Buffer.from([20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0])) &&
      entry.readUInt32LE(20) === bytes &&
      entry.subarray(30, 42).every((byte) => byte === 0);
    const shown = badPath(name) ? `entry ${number}` : name;
    if (badPath(name)) wrong(`the name of entry ${number} is none of a bundle: ${JSON.stringify(name)}`);
    else if (seen.has(name.toLowerCase())) problems.push(`ADDED ${name}: it is in the .zip twice.`);
    if (at !== next) problems.push(`CHANGED ${shown}: it does not stand where the .zip says.`);
    if (!fixed) problems.push(`CHANGED ${shown}: its entry in the .zip's directory is not as it was written.`);
    if (head === null) {
      problems.push(`CHANGED ${shown}: its length in the .zip is wrong.`);
      return opened;
    }
    if (!head.equals(expected)) problems.push(`CHANGED ${shown}: its header in the .zip differs from the directory.`);
    const begin = next + 30 + nameLength;
    const { sum, crc } = digestOf(file, begin, bytes);
    if (crc !== entry.readUInt32LE(16)) problems.push(`CHANGED ${shown}: its checksum in the .zip is wrong.`);
    if (!badPath(name) && !seen.has(name.toLowerCase())) files.set(name, { bytes, sha256: sum, read: () => piece(file, begin, bytes) });
    seen.add(name.toLowerCase());
    next = begin + bytes;
  }
  if (place !== length) wrong('its directory holds more than its entries');
  if (next !== start) wrong('something stands between its files');
  return opened;
}

function jsonOf(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

function keyOf(pem) {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return { key, fingerprint: sha256(key.export({ type: 'spki', format: 'der' })) };
  } catch {
    return null;
  }
}

/** The signature of a checkpoint by its own key; null when it fits. */
function checkpointProblem(checkpoint) {
  if (checkpoint?.format !== 'consent-desk-checkpoint' || checkpoint.version !== 1) return 'it is no checkpoint of version 1';
  const found = typeof checkpoint.publicKey === 'string' ? keyOf(checkpoint.publicKey) : null;
  if (found === null || found.fingerprint !== checkpoint.fingerprint) return 'its key is not the one of its fingerprint';
  const { signature, ...signed } = checkpoint;
  const given = Buffer.from(String(signature), 'base64');
  if (given.toString('base64') !== signature || !verifySignature(null, Buffer.from(canonical(signed)), found.key, given))
    return 'its signature does not fit';
  return null;
}

/** What is wrong with the log of a bundle, in words; entries checked. */
function checkLog(lines, { log, caseId }) {
  const problems = [];
  const broken = (what) => problems.push(`BROKEN log/entries.jsonl: ${what}.`);
  let before = null;
  let own = 0;
  let links = 0;
  for (const [index, text] of lines.entries()) {
    const line = jsonOf(Buffer.from(text));
    const entry = line?.entry;
    if (entry === null || typeof entry !== 'object') return [`BROKEN log/entries.jsonl: line ${index + 1} is no entry.`];
    const named = `entry ${entry.sequence}`;
    if (sha256(`${entry.previous}\n${canonical(entry)}`) !== line.hash || line.sequence !== entry.sequence)
      broken(`${named} does not have the hash it was sealed with`);
    if (entry.chain !== log.chain) broken(`${named} is of another chain`);
    if (entry.sequence === 1 && entry.previous !== GENESIS) broken(`${named} follows something, though it is the first`);
    if (before === null ? entry.sequence !== log.first : entry.sequence <= before.entry.sequence) broken(`${named} is out of order`);
    const follows = before !== null && entry.sequence === before.entry.sequence + 1;
    if (before !== null && !follows && entry.sequence <= log.linkedUntil) broken(`a link is missing before ${named}`);
    if (follows && entry.previous !== before.hash) broken(`${named} does not follow the one before it`);
    if (entry.sequence > log.linkedUntil && line.own !== true) broken(`${named} is a link beyond the links`);
    if (line.own === true) {
      own += 1;
      if (entry.caseId !== caseId) broken(`${named} is not about this case`);
      if (!personalFits(line)) broken(`the personal text of ${named} is not the one that was sealed`);
    } else links += 1;
    before = line;
  }
  if (own !== log.own || links !== log.links || lines.length !== own + links) broken('it does not hold as many entries as it says');
  const whole = log.linkedUntil === log.head.sequence;
  if (whole && before !== null && (before.entry.sequence !== log.head.sequence || before.hash !== log.head.hash))
    broken('its last entry is not where the checkpoint says the chain stood');
  if (before === null && log.first !== 0) broken('it is empty');
  return problems;
}

function personalFits({ entry, personal, salts, erasedAt }) {
  const fields = Object.entries(entry.digests);
  if (personal === null || salts === null) return personal === salts && (erasedAt !== null || fields.length === 0);
  if (Object.keys(personal).length !== fields.length) return false;
  return fields.every(([field, digest]) => sha256(`${salts[field]}\n${String(personal[field]).toWellFormed()}`) === digest);
}

/** Checks a bundle or a checkpoint. `key`: the fingerprint it must be sealed by. Answers {problems, said}: sentences; whole when there are no problems. */
export function verifyEvidence(path, key = null) {
  const wanted = key === null ? null : key.toLowerCase().replaceAll(/[\s:]/g, '');
  const { problems, said } =
    path.endsWith('.json') && !lstatSync(path).isDirectory() ? verifyCheckpoint(path, wanted) : verifyBundle(path, wanted);
  return { problems: problems.map(plainly), said: said.map(plainly) };
}

function verifyBundle(path, wanted) {
  const problems = [];
  const said = [];
  const bundle = openBundle(path, problems);
  try {
    verifyFiles(bundle.files, wanted, problems, said);
  } catch (error) {
    problems.push(`CHANGED: it cannot be read to its end (${error instanceof Error ? error.message : error}).`);
  } finally {
    bundle.close();
  }
  return { problems, said };
}

function verifyCheckpoint(path, wanted) {
  const checkpoint = jsonOf(readFileSync(path));
  const problem = checkpointProblem(checkpoint);
  if (problem !== null) return { problems: [`CHANGED the checkpoint: ${problem}.`], said: [] };
  if (wanted !== null && wanted !== checkpoint.fingerprint)
    return { problems: [`FOREIGN: it is signed by key ${checkpoint.fingerprint}, not by ${wanted}.`], said: [] };
  const { sequence, hash, chain, at, fingerprint } = checkpoint;
  const simulated = checkpoint.simulated === true ? [SIMULATED] : [];
  return {
    problems: [],
    said: [`Chain ${chain} stood at entry ${sequence}, ${hash}, on ${at}: signed by key ${fingerprint}.`, ...simulated],
  };
}

function verifyFiles(files, wanted, problems, said) {
  const raw = files.get(MANIFEST)?.read() ?? null;
  const manifest = raw === null ? null : jsonOf(raw);
  if (raw === null) problems.push(`MISSING ${MANIFEST}.`);
  if (!files.has(SIGNATURE)) problems.push(`MISSING ${SIGNATURE}.`);
  if (!files.has(SUMS)) problems.push(`MISSING ${SUMS}.`);
  const found = files.has('public-key.pem') ? keyOf(files.get('public-key.pem').read()) : null;
  const signature = files.get(SIGNATURE)?.read() ?? Buffer.alloc(0);
  if (found === null) problems.push('CHANGED public-key.pem: it is no Ed25519 key, so that no signature can be checked.');
  else if (raw !== null && (signature.length !== 64 || !verifySignature(null, raw, found.key, signature)))
    problems.push(`CHANGED ${MANIFEST}, ${SIGNATURE} or public-key.pem: the signature does not fit.`);
  if (raw !== null && (manifest?.format !== 'consent-desk-evidence' || manifest.version !== 1 || !Array.isArray(manifest.files))) {
    problems.push(`CHANGED ${MANIFEST}: it is no list of version 1.`);
    return;
  }
  if (manifest === null) return;
  const fingerprint = manifest.key?.fingerprint;
  if (found !== null && found.fingerprint !== fingerprint) problems.push('CHANGED public-key.pem: it is not the key that the list names.');
  if (wanted !== null && wanted !== fingerprint) problems.push(`FOREIGN: it is sealed by key ${fingerprint}, not by ${wanted}.`);
  if (manifest.statement !== statementOf(fingerprint)) problems.push(`CHANGED ${MANIFEST}: it does not say what a seal shows.`);
  compareFiles(files, manifest, problems);
  const last = compareProofs(files, manifest, problems);
  said.push(
    `Case ${manifest.caseId}, sealed ${manifest.madeAt} by key ${fingerprint} (Consent Desk ${manifest.app?.version}).`,
    ...(manifest.simulated === true ? [SIMULATED] : []),
    `${files.size} files; ${manifest.log.own} log entries of the case and ${manifest.log.links} links.`,
    last,
    manifest.statement,
    ...(wanted === null ? ['Compare the fingerprint with one that you got another way, or give it with --key.'] : []),
  );
}

function compareFiles(files, manifest, problems) {
  const listed = new Map();
  for (const one of manifest.files) {
    if (badPath(String(one.path)) || listed.has(one.path)) problems.push(`CHANGED ${MANIFEST}: it lists ${JSON.stringify(one.path)}.`);
    listed.set(one.path, one);
  }
  for (const [path, { bytes, sha256: sum }] of listed) {
    const here = files.get(path);
    if (here === undefined) problems.push(`MISSING ${path}.`);
    else if (here.sha256 !== sum || here.bytes !== bytes) problems.push(`CHANGED ${path}: its SHA-256 is not the sealed one.`);
  }
  for (const path of files.keys())
    if (!listed.has(path) && ![MANIFEST, SIGNATURE, SUMS].includes(path)) problems.push(`ADDED ${path}: the list does not name it.`);
  const sums = [
    ...listed.values(),
    ...[MANIFEST, SIGNATURE].flatMap((path) => (files.has(path) ? [{ path, sha256: files.get(path).sha256 }] : [])),
  ]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((one) => `${one.sha256}  ${one.path}\n`)
    .join('');
  if (files.has(SUMS) && files.get(SUMS).read().toString('utf8') !== sums)
    problems.push(`CHANGED ${SUMS}: it does not follow from the list.`);
}

function compareProofs(files, manifest, problems) {
  const { log } = manifest;
  const checkpoint = files.has('checkpoint.json') ? jsonOf(files.get('checkpoint.json').read()) : null;
  const problem = checkpointProblem(checkpoint);
  if (problem !== null) problems.push(`CHANGED checkpoint.json: ${problem}.`);
  else if (checkpoint.fingerprint !== manifest.key?.fingerprint) problems.push('CHANGED checkpoint.json: it is signed by another key.');
  else if (checkpoint.sequence !== log.head.sequence || checkpoint.hash !== log.head.hash || checkpoint.chain !== log.chain)
    problems.push('CHANGED checkpoint.json: it is not about the end of this log.');
  const text = files.get('log/entries.jsonl')?.read().toString('utf8') ?? '';
  if (text !== '' && !text.endsWith('\n')) problems.push('BROKEN log/entries.jsonl: its last line is cut off.');
  problems.push(...checkLog(text === '' ? [] : text.replace(/\n$/, '').split('\n'), manifest));
  if (log.own === 0) return 'The log has no entry about this case.';
  return log.linkedUntil === log.head.sequence
    ? `The chain of the log is whole from entry ${log.first} to its end, entry ${log.head.sequence}.`
    : `The chain is whole from entry ${log.first} to ${log.linkedUntil}; from there to entry ${log.head.sequence} only the signed checkpoint proves it.`;
}

function main([path, ...rest]) {
  const key = rest[0] === '--key' && rest.length === 2 ? rest[1] : null;
  if (path === undefined || path.startsWith('--') || (rest.length > 0 && key === null)) {
    console.error('node verify-evidence.mjs BUNDLE.zip [--key FINGERPRINT]');
    return 1;
  }
  let result;
  try {
    result = verifyEvidence(path, key);
  } catch (error) {
    result = { problems: [plainly(`It cannot be read: ${error instanceof Error ? error.message : error}.`)], said: [] };
  }
  for (const sentence of result.problems) console.log(sentence);
  for (const sentence of result.said) console.log(sentence);
  console.log(
    result.problems.length === 0
      ? 'WHOLE: nothing changed, nothing is missing, nothing was added.'
      : `NOT WHOLE: ${result.problems.length} findings.`,
  );
  return result.problems.length === 0 ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
