/** Letters of every script first from the fonts that are written into the page; what they lack is the machine's. */
const family = "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Thai', 'Noto Sans SC', sans-serif";

/**
 * How the page looks, on paper and as an image. Nothing paints outside of its box: a letter below cannot draw over the mark above it.
 * `running`: the words at the head of every sheet, from our own closed list.
 */
export const pictureStyle = (running: string): string => `
:root { color-scheme: light; --text: #1c2527; --quiet: #5b6669; --line: #d9dfe0; --tint: #5b6669; --ground: #f6f8f8; }
* { box-sizing: border-box; margin: 0; font-weight: 400; }
html { background: #fff; color: var(--text); font: 13px/20px ${family}; font-synthesis: none; -webkit-print-color-adjust: exact; }
body { padding: 32px 40px; }
@page {
  size: A4;
  margin: 18mm 18mm 17mm;
  @top-left { content: 'Consent Desk'; font: 7.5pt ${family}; color: #5b6669; }
  @top-right { content: '${running}'; font: 7.5pt ${family}; color: #5b6669; }
  @bottom-left { content: 'Picture, not the original'; font: 7.5pt ${family}; color: #5b6669; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 7.5pt ${family}; color: #5b6669; }
}
@media print { html { font-size: 9.75pt; line-height: 15pt; } body { padding: 0; } }
.simulated { border: 2px solid #b45309; border-radius: 6px; color: #92400e; padding: 12px 16px; margin-bottom: 20px; }
.simulated strong { display: block; font-size: 28px; line-height: 36px; letter-spacing: 0.14em; }
.mark { border-left: 4px solid var(--tint); background: var(--ground); border-radius: 0 6px 6px 0; padding: 10px 16px; overflow: clip; }
.mark strong { display: block; color: var(--tint); font-size: 15px; line-height: 24px; overflow-wrap: anywhere; }
.mark p { color: var(--quiet); overflow-wrap: anywhere; }
.sent { --tint: #14703a; --ground: #eff8f2; }
.received, .sent-as-stated { --tint: #0f6b6b; --ground: #eef7f7; }
.perhaps-sent { --tint: #92400e; --ground: #fdf6ea; }
.refused { --tint: #a61b1b; --ground: #fcf0f0; }
h1 { font-size: 20px; line-height: 28px; margin: 24px 0 16px; overflow: clip; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
dl { display: grid; grid-template-columns: 96px minmax(0, 1fr); row-gap: 4px; }
dt { color: var(--quiet); }
dd { overflow: clip; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
.body { border-block: 1px solid var(--line); margin: 20px 0; padding: 20px 0; overflow: clip; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4; orphans: 2; widows: 2; }
.note, footer { color: var(--quiet); font-size: 12px; line-height: 18px; }
.note { margin-top: 12px; }
h2 { color: var(--quiet); font-size: 12px; line-height: 18px; margin-bottom: 4px; }
ul { list-style: none; padding: 0; margin-bottom: 20px; }
li { overflow: clip; overflow-wrap: anywhere; }
.size { color: var(--quiet); font-variant-numeric: tabular-nums; }
.unseen { color: #92400e; background: #fdf6ea; border-radius: 3px; font-size: 0.85em; unicode-bidi: isolate; }
footer { overflow-wrap: anywhere; break-inside: avoid; }
.digest { font-variant-numeric: tabular-nums; }
`;
