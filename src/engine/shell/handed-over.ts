import { basename, resolve } from 'node:path';
import { LINK_SCHEME } from './deep-link.ts';

/** The ending of a case file, without its dot. */
export const CASE_FILE_ENDING = 'consentdesk';

export type HandedOver =
  | { readonly kind: 'link'; readonly address: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'nothing' };

const LONGEST = 4096;
const isLink = (argument: string) => argument.toLowerCase().startsWith(`${LINK_SCHEME}:`);
const isFile = (argument: string) =>
  !argument.startsWith('-') &&
  !argument.includes('\0') &&
  argument.toLowerCase().endsWith(`.${CASE_FILE_ENDING}`) &&
  basename(argument).length > CASE_FILE_ENDING.length + 1;

/**
 * What a start of the app was given: a link or a case file, the last one of its arguments; everything else, switches above all, is not
 * for us. `folder`: where the start came from, for a path that is not absolute.
 */
export function handedOver(argv: readonly string[], folder: string): HandedOver {
  const given = argv.slice(1).filter((argument) => argument.length <= LONGEST);
  const last = given.findLast((argument) => isLink(argument) || isFile(argument));
  if (last === undefined) return { kind: 'nothing' };
  return isLink(last) ? { kind: 'link', address: last } : { kind: 'file', path: resolve(folder, last) };
}
