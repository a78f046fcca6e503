import { namedEntities } from './read-entities.ts';

/** Elements whose content is no text of the mail, whatever it holds. */
const dropped = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'applet',
  'select',
  'textarea',
  'audio',
  'video',
  'canvas',
  'xml',
]);
const active = new Set(['script', 'iframe', 'object', 'embed', 'applet', 'form']);
const breaks =
  /^(?:address|article|blockquote|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|tr|ul)$/;
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

export interface HtmlWords {
  readonly text: string;
  /** Elements that would run, load or send something; addresses that a reader would fetch; elements that are styled not to be seen. */
  readonly active: number;
  readonly remote: number;
  readonly hidden: number;
}

/**
 * The words of an HTML text, quotes marked as mail marks them (`> `). One pass, nothing is built, run or fetched; what is not well formed is
 * read as text. Every step moves on, so that the time is the length's.
 */
export function wordsOfHtml(html: string): HtmlWords {
  const out: string[] = [];
  const counts = { active: 0, remote: 0, hidden: 0 };
  let quotes = 0;
  let skipping: { readonly name: string; depth: number } | null = null;
  const lastEnd = html.lastIndexOf('>');
  let at = 0;
  // A row of blanks is one, also over the tags that stand between them.
  const text = (piece: string): void => {
    if (skipping !== null || piece === '') return;
    const words = decodeEntities(piece).replace(/\s+/gu, ' ');
    const more = words.startsWith(' ') && out.at(-1)?.endsWith(' ') ? words.slice(1) : words;
    if (more !== '') out.push(more);
  };
  const newLine = (): void => {
    if (out.at(-1) === ' ') out.pop();
    out.push(`\n${'> '.repeat(Math.min(quotes, 10))}`);
  };

  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text(html.slice(at));
      break;
    }
    text(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9:-]{0,40})/i.exec(html.slice(open, open + 48));
    // Looked for only where a tag can begin, and no more once there is none: else every `<` of many would be a search to the end.
    const mayEnd = open < lastEnd && (tag !== null || /^<[!?/]/.test(html.slice(open, open + 2)));
    const close = mayEnd ? endOfTag(html, open + 1) : -1;
    if (close < 0) {
      text('<');
      at = open + 1;
      continue;
    }
    at = close + 1;
    if (tag === null) continue;
    const ending = tag[1] === '/';
    const name = (tag[2] ?? '').toLowerCase();
    const attributes = html.slice(open, Math.min(close + 1, open + 4000));
    if (!ending) {
      if (active.has(name)) counts.active += 1;
      if (/\son[a-z]+\s*=/i.test(attributes)) counts.active += 1;
      if (
        name !== 'a' &&
        /(?:src|href|background|poster|data)\s*=\s*["']?\s*(?:https?:)?\/\/|url\(\s*["']?\s*(?:https?:)?\/\//i.test(attributes)
      )
        counts.remote += 1;
      if (
        /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]*[1-9]))|\shidden[\s=>]/i.test(attributes)
      )
        counts.hidden += 1;
    }
    if (skipping !== null) {
      if (name === skipping.name) skipping.depth += ending ? -1 : 1;
      if (skipping.depth <= 0) skipping = null;
      continue;
    }
    if (!ending && dropped.has(name) && !voids.test(name)) {
      skipping = { name, depth: 1 };
      // Inside of these nothing is a tag but their own end.
      if (name === 'script' || name === 'style' || name === 'textarea' || name === 'title' || name === 'iframe' || name === 'noscript') {
        at = endOfRaw(html, at, name);
        skipping = null;
      }
      continue;
    }
    if (name === 'blockquote') quotes = Math.max(0, quotes + (ending ? -1 : 1));
    if (breaks.test(name)) newLine();
  }
  return {
    text: out
      .join('')
      .replace(/[ \t]+\n/gu, '\n')
      .replace(/\n(?:(?:> )*\n)+/gu, '\n\n')
      .trim(),
    ...counts,
  };
}

/** Where the tag ends; quoted attributes may hold `>`, but none holds more than some thousand letters. -1: nowhere. */
function endOfTag(html: string, from: number): number {
  const plain = html.indexOf('>', from);
  if (plain < 0) return -1;
  let quote = '';
  for (let at = from; at < Math.min(html.length, from + 8000); at += 1) {
    const letter = html.charAt(at);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if ((letter === '"' || letter === "'") && html.charAt(at - 1) === '=') quote = letter;
    else if (letter === '>') return at;
  }
  return plain;
}

function endOfRaw(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  return found === null ? html.length : found.index;
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,20}));?/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return namedEntities.get(name) ?? namedEntities.get(name.toLowerCase()) ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
