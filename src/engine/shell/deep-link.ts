import { CaseId } from '../../core/case/case.ts';
import { CustomerId } from '../../core/customer/customer.ts';
import { readEntryName } from '../../core/log/entry-link.ts';

/** The scheme under which the desktop hands us addresses: `consentdesk://requests/ID`. */
export const LINK_SCHEME = 'consentdesk';

/** Longest address that is looked at. Characters. */
const LONGEST = 300;

/** The pages that an address from outside may open, by the word that stands for each. */
export const linkedPages = {
  home: '/',
  customers: '/customers',
  requests: '/requests',
  record: '/record',
  log: '/log',
  notices: '/notices',
  settings: '/settings',
} as const;
export type LinkedPage = keyof typeof linkedPages;

interface AboutOne {
  readonly fits: (id: string) => boolean;
  readonly route: (id: string) => string;
}
const below = (path: string, { safeParse }: typeof CustomerId | typeof CaseId): AboutOne => ({
  fits: (id) => safeParse(id).success,
  route: (id) => `${path}/${id}`,
});

/** The pages about one thing, each with the id that it takes. An entry of the log opens in it, between its neighbours. */
const aboutOne: Readonly<Record<string, AboutOne>> = {
  customers: below('/customers', CustomerId),
  requests: below('/requests', CaseId),
  consent: below('/consent', CustomerId),
  log: { fits: (id) => readEntryName(id) !== null, route: (id) => `/log?entry=${id}` },
};

/** Why an address is not followed. */
export const linkRefusals = ['too-long', 'not-a-link', 'says-more', 'unknown-page', 'bad-id'] as const;
export type LinkRefusal = (typeof linkRefusals)[number];
export type LinkReading = { readonly kind: 'page'; readonly route: string } | { readonly kind: 'refused'; readonly why: LinkRefusal };

const refused = (why: LinkRefusal): LinkReading => ({ kind: 'refused', why });

/**
 * What an address from outside opens: one of our pages, and never more. Anybody can write such an address into a mail, so it carries no
 * query and no fragment that a page could act upon; what is not known exactly is refused. Never throws.
 */
export function readLink(address: string): LinkReading {
  if (address.length > LONGEST) return refused('too-long');
  if (/[?#]/u.test(address)) return refused('says-more');
  // By its letters and not by a parser of addresses: those repair what they are given.
  const parts = /^consentdesk:\/\/([a-z-]+)(?:\/([A-Za-z0-9_.-]*))?\/?$/iu.exec(address);
  if (!parts) return refused(/^consentdesk:\/\/[a-z-]+\//iu.test(address) ? 'bad-id' : 'not-a-link');
  const [, word = '', id = ''] = parts;
  const name = word.toLowerCase();
  if (id === '')
    return Object.hasOwn(linkedPages, name) ? { kind: 'page', route: linkedPages[name as LinkedPage] } : refused('unknown-page');
  const page = Object.hasOwn(aboutOne, name) ? aboutOne[name] : undefined;
  if (!page) return refused('unknown-page');
  // A name of dots means another folder to whatever resolves it.
  if (/^\.+$/u.test(id) || !page.fits(id)) return refused('bad-id');
  return { kind: 'page', route: page.route(id) };
}

/** Where the page goes for an address from outside: where it leads, else home, where it is said why not. */
export function routeOfLink(address: string): string {
  const reading = readLink(address);
  return reading.kind === 'page' ? reading.route : `/?link=${reading.why}`;
}

/** Where the page goes when a file from outside could not be read. */
export const unreadableFile = '/?link=file-unreadable';

/** The address of one of our pages, for jump list, dock menu and desktop actions. */
export const linkTo = (page: LinkedPage): string => `${LINK_SCHEME}://${page}`;
