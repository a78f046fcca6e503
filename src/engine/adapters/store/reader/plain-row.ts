import { canonical } from '../../../../core/log/chain.ts';
import type { Sha256 } from '../../../../core/ports.ts';
import { dayOf } from '../log-columns.ts';

/** One entry as `SealedColumns` in the order of the statement: reading a row as a list costs half of reading it as a record. */
export type EntryList = readonly [
  sequence: number,
  at_ms: number,
  day: string,
  operation: string,
  result: string,
  source: string,
  subject: string | null,
  case_id: string | null,
  body: string,
  hash: string,
];
export type PersonalList = readonly [sequence: number, salts: string | null, texts: string | null, erased_at: string | null];

const remembered = 4_096;
const plain = /^[\w-]+$/;
const plainChain = /^[\w/:. -]+"$/;
/** What stands between the caseId and the name of the chain, and between that and the detail. */
const beforeChain = ',"chain":"';
const beforeDetail = ',"detail":';

/**
 * The quick check of one entry: it composes what the bytes have to be from the columns around them, instead of parsing them. True only where
 * the whole check (`breakOf`) finds nothing; false says nothing, and the whole check decides.
 */
export function plainRows(sha256: Sha256): (row: EntryList, personal: PersonalList | null, previous: string) => boolean {
  /** Texts of `detail` known to be canonical, as most entries of one operation have one of few; and words known to need no escaping. */
  const details = new Set<string>();
  const words = new Set<string>();
  let chain = '';

  function isCanonical(detail: string): boolean {
    return details.has(detail) || (canonical(JSON.parse(detail)) === detail && keep(details, detail));
  }

  function isPlain(word: string): boolean {
    return words.has(word) || (plain.test(word) && keep(words, word));
  }

  /** The name of the chain with its closing quote, which is nearly always that of the entry before; '' where a look is not enough. */
  function chainAt(body: string, at: number): string {
    if (chain !== '' && body.startsWith(chain, at)) return chain;
    const found = body.slice(at, body.indexOf('"', at) + 1);
    chain = plainChain.test(found) ? found : '';
    return chain;
  }

  return (row, personal, previous) => {
    const [sequence, at_ms, day, operation, result, source, subject, case_id, body, hash] = row;
    if (typeof body !== 'string' || typeof at_ms !== 'number' || !isPlain(operation) || !isPlain(result) || !isPlain(source)) return false;
    // {"at":"…","caseId":…,"chain":"…","detail":{…},"digests":{…},"operation":… : no quote stands unescaped inside a text.
    const atEnd = body.indexOf('"', 7);
    if (!body.startsWith('{"at":"') || !isInstant(body, atEnd, at_ms) || dayOf(at_ms) !== day) return false;
    const caseId = `","caseId":${case_id === null ? 'null' : JSON.stringify(case_id)}${beforeChain}`;
    const named = atEnd + caseId.length;
    const name = chainAt(body, named);
    const detailAt = named + name.length + beforeDetail.length;
    if (name === '' || !body.startsWith(caseId, atEnd) || !body.startsWith(beforeDetail, named + name.length)) return false;
    const detailEnd = body.indexOf('},"digests":{', detailAt) + 1;
    if (detailEnd === 0 || !isCanonical(body.slice(detailAt, detailEnd))) return false;
    const sealed = personal === null ? '' : digestsOf(personal);
    if (sealed === null || !(subject === null || plain.test(subject))) return false;
    const who = subject === null ? 'null' : `"${subject}"`;
    const rest =
      `,"digests":{${sealed}},"operation":"${operation}","previous":"${previous}","result":"${result}","sequence":${sequence},` +
      `"source":"${source}","subject":${who},"version":1}`;
    return body.length === detailEnd + rest.length && body.endsWith(rest) && sha256(`${previous}\n${body}`) === hash;
  };

  /** The digests that salts and texts have to have, in their canonical order; null where a look is not enough. */
  function digestsOf([, salts, texts, erased_at]: PersonalList): string | null {
    if (typeof salts !== 'string' || typeof texts !== 'string' || erased_at !== null) return null;
    // {"accountName":"…","operator":"…"} : where nothing is escaped no quote stands inside a text, and every salt has 32 digits.
    if (texts.includes('\\') || !texts.startsWith('{"') || !texts.endsWith('"}')) return null;
    const digests: string[] = [];
    let before = '';
    let sorted = true;
    let at = 2;
    let saltAt = 1;
    for (;;) {
      const nameEnd = texts.indexOf('":"', at);
      const textEnd = texts.indexOf('"', nameEnd + 3);
      if (nameEnd < at || textEnd < 0) return null;
      const field = texts.slice(at, nameEnd);
      const salted = `"${field}":"`;
      if (!isPlain(field) || !salts.startsWith(salted, saltAt)) return null;
      saltAt += salted.length + saltDigits;
      digests.push(`"${field}":"${sha256(`${salts.slice(saltAt - saltDigits, saltAt)}\n${texts.slice(nameEnd + 3, textEnd)}`)}"`);
      if (field === before) return null;
      if (field < before) sorted = false;
      before = field;
      const last = textEnd === texts.length - 2;
      if (!salts.startsWith(last ? '"}' : '",', saltAt)) return null;
      // No name is the beginning of another up to its quote, so that the members sort as their names do.
      if (last) return salts.length === saltAt + 2 ? (sorted ? digests : digests.sort()).join(',') : null;
      if (!texts.startsWith(',"', textEnd + 1)) return null;
      at = textEnd + 3;
      saltAt += 2;
    }
  }
}

const saltDigits = 32;

function keep(known: Set<string>, text: string): true {
  if (known.size === remembered) known.clear();
  known.add(text);
  return true;
}

/** Whether the instant in the body, which ends before `end`, is this one. As it is mostly written, it is read digit by digit. */
function isInstant(body: string, end: number, at: number): boolean {
  if (end !== 31 || body[26] !== '.' || body[30] !== 'Z') {
    const written = body.slice(7, end);
    return written.endsWith('Z') && !written.includes('\\') && Date.parse(written) === at;
  }
  const two = (from: number) => (body.charCodeAt(from) - 48) * 10 + body.charCodeAt(from + 1) - 48;
  const time = two(18) * 3_600_000 + two(21) * 60_000 + two(24) * 1_000 + two(27) * 10 + body.charCodeAt(29) - 48;
  const inDay = at - Math.floor(at / dayMilliseconds) * dayMilliseconds;
  const marks = body[17] === 'T' && body[20] === ':' && body[23] === ':';
  const digits = isDigit(body, 18) && isDigit(body, 19) && isDigit(body, 21) && isDigit(body, 22) && isDigit(body, 24);
  const more = isDigit(body, 25) && isDigit(body, 27) && isDigit(body, 28) && isDigit(body, 29);
  return marks && digits && more && time === inDay && body.startsWith(dayOf(at), 7);
}

const dayMilliseconds = 86_400_000;

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
