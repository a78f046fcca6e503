/** Longer HTML is not read: no letter of this text is. Characters. */
const LONGEST_HTML = 200_000;
/** Parts of HTML that no reader sees. */
const unread = /^(?:head|style|script|title|template|noscript)$/;
/** What shows something that is no text, or asks for something. */
const shows = /^(?:img|svg|picture|video|audio|canvas|iframe|object|embed|form|input|button|select|textarea|math|link|meta)$/;
const breaks = /^(?:br|p|div|tr|table|td|li|ul|ol|h[1-6]|blockquote|pre|hr|section|article|header|footer|body)$/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/**
 * The words of HTML that we compare with the prescribed text, and never show: hidden text counts, what is no text is written as ⟨img⟩, and
 * space is collapsed as a browser does. Null: too long to be read.
 */
export function htmlWords(html: string): string | null {
  if (html.length > LONGEST_HTML) return null;
  let words = '';
  let skipped: string | null = null;
  let index = 0;
  while (index < html.length) {
    const open = html.indexOf('<', index);
    const end = open < 0 ? html.length : open;
    if (skipped === null) words += html.slice(index, end);
    if (open < 0) break;
    const comment = html.startsWith('<!--', open);
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
    if (close < 0) {
      // A tag that never ends: what stands there is not understood, so it counts.
      words += html.slice(open);
      break;
    }
    index = close + (comment ? 3 : 1);
    const tag = comment ? null : /^<(\/?)([a-z][a-z0-9]*)/iu.exec(html.slice(open, open + 40));
    if (tag === null) continue;
    const [name, closing] = [(tag[2] ?? '').toLowerCase(), tag[1] === '/'];
    if (skipped !== null) {
      if (closing && name === skipped) skipped = null;
    } else if (!closing && unread.test(name)) skipped = name;
    else if (!closing && shows.test(name)) words += `⟨${name}⟩`;
    else if (breaks.test(name)) words += '\n';
  }
  return collapsed(decoded(words));
}

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (whole, hex: string, decimal: string, named: string) => {
    if (named !== undefined) return entities[named] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });

/** As HTML collapses it: a no-break space stays. */
export const collapsed = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, ' ').trim();
