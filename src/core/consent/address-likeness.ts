import { skeletonOf } from './lookalikes.ts';
import { fromPunycode } from './punycode.ts';

/** Two parts of an address; the domain in one form, whatever its case and however it was written for the domain name system. */
export interface MailboxParts {
  readonly local: string;
  readonly domain: string;
}

export function partsOf(address: string): MailboxParts {
  const at = address.lastIndexOf('@');
  return at < 0 ? { local: address, domain: '' } : { local: address.slice(0, at), domain: plainDomain(address.slice(at + 1)) };
}

/** `XN--BCHER-KVA.Example` and `bücher.example` are one domain. */
function plainDomain(domain: string): string {
  const mapped = domain.normalize('NFKC').toLowerCase().replaceAll('。', '.');
  const labels = mapped.split('.').map((label) => (label.startsWith('xn--') ? (fromPunycode(label.slice(4)) ?? label) : label));
  return labels.join('.').normalize('NFC');
}

export type AddressDifference = 'same' | 'local-part-case' | 'lookalike-domain' | 'lookalike-local-part' | 'other';

/**
 * How an address stands to the one that was expected. The part before the sign counts exactly, the domain in any case. A domain is a look-alike
 * by letters of another script or of like shape, one letter more, less, changed or swapped, another ending, or as the end or beginning of a longer one.
 */
export function addressDifference(found: string, expected: string): AddressDifference {
  const one = partsOf(found);
  const other = partsOf(expected);
  const local = localDifference(one.local, other.local);
  if (one.domain === other.domain) {
    if (local === 'same') return 'same';
    if (local === 'case') return 'local-part-case';
    return local === 'like' ? 'lookalike-local-part' : 'other';
  }
  return domainsAlike(one.domain, other.domain) && local !== 'other' ? 'lookalike-domain' : 'other';
}

function localDifference(found: string, expected: string): 'same' | 'case' | 'like' | 'other' {
  if (found === expected) return 'same';
  if (found.toLowerCase() === expected.toLowerCase()) return 'case';
  return shapeOf(found) === shapeOf(expected) || oneLetterApart(found.toLowerCase(), expected.toLowerCase()) ? 'like' : 'other';
}

export function domainsAlike(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  if (shapeOf(one) === shapeOf(other) || oneLetterApart(one, other)) return true;
  if (one.endsWith(`.${other}`) || one.startsWith(`${other}.`) || other.endsWith(`.${one}`) || other.startsWith(`${one}.`)) return true;
  const named = [one, other].map((domain) => domain.slice(0, domain.lastIndexOf('.')));
  return named[0] === named[1] || one.replaceAll(/[-.]/gu, '') === other.replaceAll(/[-.]/gu, '');
}

const shapeOf = (text: string): string => skeletonOf(text.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '')).toLowerCase();

/** One letter added, missing or changed, or two neighbours swapped. */
export function oneLetterApart(one: string, other: string): boolean {
  const [left, right] = [[...one], [...other]];
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const [a, b] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (Math.max(a.length, b.length) <= 1) return true;
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
