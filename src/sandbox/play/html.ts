/** Text that is already safe to stand in a page. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | null | Markup | readonly Part[];

function escaped(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(escaped).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Builds markup from a template; every value is escaped unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + escaped(parts[index] ?? null)).join(''));
}

/** A name as a page shows it: in its own direction, with what is invisible made visible. */
export function visibleName(name: string): Markup {
  const shown = name.replace(
    /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu,
    (character) => `⟨${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
  return html`<bdi>${shown}</bdi>`;
}
