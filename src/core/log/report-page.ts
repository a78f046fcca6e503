import { escapeMarkup, lineMarkup } from '../mail/picture-text.ts';
import type { LogRow } from '../ports.ts';
import { maskField } from './masked.ts';

/** A report shows no more: it is for paper. The newest are shown, and that there are more. */
export const REPORT_ROWS = 2_000;
/** Characters of one entry's texts. */
const SHOWN = 400;

export interface LogReport {
  readonly accountName: string;
  readonly simulated: boolean;
  /** UTC. */
  readonly madeAt: string;
  readonly timeZone: string;
  /** What was asked for, in words; [] for everything. */
  readonly asked: readonly (readonly [name: string, value: string])[];
  /** Oldest first. */
  readonly rows: readonly LogRow[];
  /** Entries that words and filters leave; more than `rows` where they are too many. */
  readonly total: number;
  readonly masked: boolean;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
const family = "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Thai', 'Noto Sans SC', sans-serif";
const style = (head: string) => `
:root { color-scheme: light; }
* { box-sizing: border-box; margin: 0; font-weight: 400; }
html { background: #fff; color: #1c2527; font: 8.5pt/12pt ${family}; font-synthesis: none; -webkit-print-color-adjust: exact; }
@page {
  size: A4 landscape;
  margin: 16mm 14mm 15mm;
  @top-left { content: 'Operation log'; font: 7.5pt ${family}; color: #5b6669; }
  @top-right { content: '${head}'; font: 7.5pt ${family}; color: #92400e; }
  @bottom-left { content: 'Made by Consent Desk'; font: 7.5pt ${family}; color: #5b6669; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 7.5pt ${family}; color: #5b6669; }
}
h1 { font-size: 15pt; line-height: 20pt; overflow-wrap: anywhere; unicode-bidi: plaintext; }
dl { display: grid; grid-template-columns: 90pt minmax(0, 1fr); row-gap: 2pt; margin: 8pt 0; }
dt, .quiet, footer { color: #5b6669; }
dd, td, footer { overflow-wrap: anywhere; }
.simulated { border: 2px solid #b45309; border-radius: 6px; color: #92400e; padding: 6pt 9pt; margin-bottom: 9pt; }
.more { border-left: 4px solid #b45309; background: #fdf6ea; padding: 6pt 9pt; margin: 8pt 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: start; color: #5b6669; border-bottom: 1px solid #8a9598; padding: 2pt 6pt 2pt 0; }
td { vertical-align: top; border-bottom: 1px solid #d9dfe0; padding: 2pt 6pt 2pt 0; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.number { font-variant-numeric: tabular-nums; }
.unseen { color: #92400e; background: #fdf6ea; border-radius: 3px; unicode-bidi: isolate; }
footer { margin-top: 9pt; break-inside: avoid; }
`;

const columns = [
  ['Entry', 6],
  ['Time', 13],
  ['Who', 12],
  ['What', 17],
  ['Customer', 15],
  ['Result', 9],
  ['Text and values', 28],
] as const;

/** The report as a page that needs nothing but itself and does nothing. `faces`: rules of the fonts that its text needs (`reportText`). */
export function reportPage(report: LogReport, faces: string): string {
  const { rows, total, simulated, masked, timeZone } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Account', report.accountName],
    ['Made', `${report.madeAt} (UTC)`],
    ...report.asked,
    ['Entries', rows.length < total ? `${rows.length} of ${total}` : String(total)],
    ['Times', timeZone],
    ['Personal data', masked ? 'masked' : 'in clear: keep this report as you would keep the data itself'],
  ];
  const more = `<p class="more">This report holds the newest ${rows.length} of ${total} entries. Choose fewer by words and filters, or export a table, which holds all of them.</p>`;
  const heads = columns.map(([name, width]) => `<th scope="col" style="width:${width}%">${name}</th>`).join('');
  const lines = rows.map((row) => `<tr>${cellsOf(row, report).join('')}</tr>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Operation log</title><style>${faces}${style(simulated ? 'SIMULATED' : '')}</style></head><body>
${simulated ? '<p class="simulated">SIMULATED: this is practice. Nothing of it happened at any site.</p>' : ''}
<h1>Operation log of ${lineMarkup(report.accountName)}</h1>
<dl>${facts.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd><bdi>${lineMarkup(value)}</bdi></dd>`).join('')}</dl>
${rows.length < total ? more : ''}
<table><thead><tr>${heads}</tr></thead><tbody>
${lines}
</tbody></table>
<footer>A report is for reading: nobody can verify it. Lines of JSON with personal data in clear can be held against their hashes by a stranger.</footer>
</body></html>`;
}

/** Every character that the page may show. */
export const reportText = (report: LogReport): string =>
  [
    'Operation log — SIMULATED 0123456789',
    report.accountName,
    ...report.asked.flat(),
    ...report.rows.map((row) => textsOf(row, report).join(' ')),
  ].join(' ');

function cellsOf(row: LogRow, report: LogReport): readonly string[] {
  return textsOf(row, report).map((text, column) => `<td${column < 2 ? ' class="number"' : ''}><bdi>${lineMarkup(text)}</bdi></td>`);
}

/** What stands in the columns, in their order. */
function textsOf({ entry, personal, customerId, erasedAt }: LogRow, { masked, timeZone }: LogReport): readonly string[] {
  const { operator = '', accountName, ...others } = personal ?? {};
  const texts = Object.entries(others).map(([field, text]) => `${field}: ${masked ? maskField(field, text) : text}`);
  const values = Object.entries(entry.detail).filter(([, value]) => value !== null && value !== '');
  const said = [
    ...(erasedAt === null ? [] : [`text erased on ${erasedAt.slice(0, 10)}`]),
    ...texts,
    ...values.map(([name, value]) => `${name}: ${value}`),
  ];
  const when = Temporal.Instant.from(entry.at).toZonedDateTimeISO(timeZone);
  return [
    String(entry.sequence),
    `${when.toPlainDate()} ${when.toPlainTime().toString({ smallestUnit: 'second' })}`,
    operator === '' ? entry.source : operator,
    wordsOf(entry.operation),
    accountName ?? customerId ?? '',
    entry.source === 'import' ? `${wordsOf(entry.result)}, imported` : wordsOf(entry.result),
    shortened(said.join('; ')),
  ];
}

/** `case-submitted` → `Case submitted`: the stable name, readable. */
const wordsOf = (code: string): string => code.slice(0, 1).toUpperCase() + code.slice(1).replaceAll('-', ' ');
const shortened = (text: string): string => (text.length > SHOWN ? `${[...text].slice(0, SHOWN).join('')} …` : text);
