/** Text of anybody inside the page: nothing of it is markup, and what cannot be seen or turns the line is shown by its number. */
export function shown(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return `<bdi>${escaped(visible.toWellFormed())}</bdi>`;
}

export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);

/** A link to a file of the same bundle. */
export const fileLink = (path: string): string => `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(path)}</a>`;

/** Cells are markup already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.map((title) => `<th scope="col">${escaped(title)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${titles}</tr></thead><tbody>\n${lines}\n</tbody></table>`;
}

export function pairs(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${value}</dd>`).join('')}</dl>`;
}

export const section = (title: string, body: string): string => `<section><h2>${escaped(title)}</h2>\n${body}\n</section>`;

const style = `:root{color-scheme:light dark;--ink:light-dark(#1a1f24,#e6e9ec);--soft:light-dark(#56606a,#a3adb6);--line:light-dark(#d5dade,#3a4249);--paper:light-dark(#fff,#14181b);--mark:light-dark(#0a6464,#5cc8c8);--warn:light-dark(#8a3b00,#ffb26b)}
body{font:15px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;color:var(--ink);background:var(--paper);max-width:76rem;margin:2rem auto;padding:0 1.5rem}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1rem;margin:1rem 0 .25rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th{color:var(--soft);font-weight:600}th,td:first-child,td:nth-child(2){overflow-wrap:normal}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
code,.sum{font-family:ui-monospace,Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}a{color:var(--mark)}
.says{border-inline-start:4px solid var(--mark);padding:.4rem .8rem;margin:1rem 0}.simulated{border:2px solid var(--warn);color:var(--warn);padding:.4rem .8rem;font-weight:600}.soft{color:var(--soft)}
@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:10pt}section{break-inside:auto}tr{break-inside:avoid}a{color:inherit}}`;

export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${style}</style></head><body>
${body}
</body></html>
`;
}
