import { canonical, digestOf } from '../../../../core/log/chain.ts';
import type { Sha256 } from '../../../../core/ports.ts';
import { dayOf } from '../log-columns.ts';

/** One entry as `SealedColumns` in the order of the statement: reading a row as a list costs half of reading it as a record. */
export type RowList = readonly [
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
  salts: string | null,
  texts: string | null,
  erased_at: string | null,
];

const remembered = 4_096;

/**
 * The quick check of one entry: it composes what the bytes have to be from the columns around them, instead of parsing them. True only where
 * the whole check (`breakOf`) finds nothing; false says nothing, and the whole check decides.
 */
export function plainRows(sha256: Sha256): (row: RowList, previous: string) => boolean {
  /** Texts of `detail` known to be canonical: most entries of one operation have one of few. */
  const details = new Set<string>();
  let chain = '';

  function isCanonical(detail: string): boolean {
    if (details.has(detail)) return true;
    if (canonical(JSON.parse(detail)) !== detail) return false;
    if (details.size === remembered) details.clear();
    details.add(detail);
    return true;
  }

  return (row, previous) => {
    const [sequence, at_ms, day, operation, result, source, subject, case_id, body, hash, salts, texts, erased_at] = row;
    if (typeof body !== 'string' || erased_at !== null || !plain.test(operation) || !plain.test(result) || !plain.test(source))
      return false;
    // {"at":"…","caseId":…,"chain":"…","detail":{…},"digests":{…},"operation":… : no quote stands unescaped inside a text.
    const atEnd = body.indexOf('"', 7);
    const at = body.slice(7, atEnd);
    if (!at.endsWith('Z') || Date.parse(at) !== at_ms || at.includes('\\') || dayOf(at_ms) !== day) return false;
    const caseId = case_id === null ? 'null' : JSON.stringify(case_id);
    const chainAt = atEnd + 21 + caseId.length;
    if (!body.startsWith(chain, chainAt) || chain === '') {
      const end = body.indexOf('"', chainAt);
      chain = body.slice(chainAt, end + 1);
      if (!plainChain.test(chain)) chain = '';
      if (chain === '') return false;
    }
    const detailAt = chainAt + chain.length + 10;
    const digestsAt = body.indexOf('},"digests":{', detailAt) + 1;
    if (digestsAt === 0) return false;
    const detail = body.slice(detailAt, digestsAt);
    const sealed = digestsOf(salts, texts);
    const who = subject === null ? 'null' : `"${subject}"`;
    const rebuilt =
      `{"at":"${at}","caseId":${caseId},"chain":"${chain},"detail":${detail},"digests":{${sealed}},"operation":"${operation}",` +
      `"previous":"${previous}","result":"${result}","sequence":${sequence},"source":"${source}","subject":${who},"version":1}`;
    if (rebuilt !== body || sealed === null || (subject !== null && !plain.test(subject))) return false;
    return isCanonical(detail) && sha256(`${previous}\n${body}`) === hash;
  };

  /** The digests that salts and texts have to have, in their canonical order; null where a look is not enough. */
  function digestsOf(salts: string | null, texts: string | null): string | null {
    if (salts === null && texts === null) return '';
    if (salts === null || texts === null) return null;
    const salted = JSON.parse(salts) as Readonly<Record<string, string>>;
    const written = JSON.parse(texts) as Readonly<Record<string, string>>;
    const fields = Object.keys(written);
    if (Object.keys(salted).length !== fields.length) return null;
    if (fields.length > 1) fields.sort();
    let digests = '';
    for (const field of fields) {
      const [salt, text] = [salted[field], written[field]];
      if (typeof salt !== 'string' || typeof text !== 'string' || !plain.test(field)) return null;
      digests += `${digests === '' ? '' : ','}"${field}":"${digestOf(salt, text, sha256)}"`;
    }
    return digests;
  }
}

const plain = /^[\w-]+$/;
const plainChain = /^[\w/:. -]+"$/;
