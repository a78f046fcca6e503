import type { MailAddress, MailKind, MailRecord } from './mail.ts';
import { markOf, minuteOf, type PictureMark, type Settlement } from './picture-mark.ts';
import { pictureStyle } from './picture-style.ts';
import { lineMarkup, textMarkup } from './picture-text.ts';

/** A filed mail as it was read: text alone. */
export interface PictureReading {
  readonly from: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** UTC; null when the mail says none that can be read. */
  readonly date: string | null;
  readonly messageId: string;
  readonly body: { readonly text: string; readonly from: 'text' | 'html' | 'none'; readonly cut: boolean };
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
}
export interface MailToDraw {
  readonly record: Pick<MailRecord, 'kind' | 'state' | 'how' | 'attempts' | 'filedAt' | 'filedBy' | 'sha256'>;
  readonly reading: PictureReading;
  readonly settled: Settlement | null;
  readonly simulated: boolean;
  /** UTC. */
  readonly drawnAt: string;
}

/** A page is drawn of so much at most, so that a hostile mail ends within the time there is; what is left out is said. */
export const DRAWN_LINES = 2500;
export const DRAWN_CHARACTERS = 100_000;

const kinds: Record<MailKind, string> = {
  application: 'Application by mail',
  consent: 'Consent email',
  answer: 'Answer of the customer',
  instructions: 'Instructions for the customer',
  ticket: 'Mail for a service ticket',
  other: 'Mail',
};
/** What stands at the head of every sheet: no name in it, which could say something else. */
const running: Record<PictureMark['kind'], string> = {
  draft: 'DRAFT',
  sent: 'Sent',
  'sent-as-stated': 'Sent, as stated',
  'perhaps-sent': 'PERHAPS SENT',
  refused: 'REFUSED: NOT SENT',
  received: 'Received',
};
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/**
 * One mail as a page that needs nothing but itself, does nothing, and says truthfully how the mail stands. `faces`: rules of the fonts that
 * its text needs (`textOf`).
 */
export function picturePage(mail: MailToDraw, faces: string): string {
  const { record, reading, simulated, drawnAt } = mail;
  const mark = markOf(record, mail.settled);
  const rows = [
    ['From', addresses(reading.from)],
    ['To', addresses(reading.to)],
    ['Cc', addresses(reading.cc)],
    ['Date', reading.date === null ? 'None that can be read' : minuteOf(reading.date)],
    ['Message-ID', isolated(reading.messageId)],
  ].filter(([name, markup]) => markup !== '' || name === 'From' || name === 'To');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${lineMarkup(`${simulated ? 'SIMULATED: ' : ''}${kinds[record.kind]} (${mark.title})`).replace(/<[^>]*>/g, '')}</title>`,
    `<style>${faces}${pictureStyle(`${simulated ? 'SIMULATED · ' : ''}${running[mark.kind]}`)}</style></head><body>`,
    simulated
      ? '<div class="simulated"><strong>SIMULATED</strong>Made with the practice partner: nothing here reaches Huawei Cloud.</div>'
      : '',
    `<div class="mark ${mark.kind}"><strong>${isolated(mark.title)}</strong><p>${isolated(mark.because)}</p></div>`,
    `<h1>${isolated(reading.subject) || '(no subject)'}</h1>`,
    `<dl>${rows.map(([name = '', markup = '']) => `<dt>${name}</dt><dd>${markup || '(none)'}</dd>`).join('')}</dl>`,
    body(reading),
    attachments(reading),
    `<footer>${kinds[record.kind]}. Drawn by Consent Desk on ${minuteOf(drawnAt)} from the original with SHA-256 <span class="digest">${lineMarkup(record.sha256)}</span>; `,
    'picture, not the original.</footer></body></html>',
  ].join('\n');
}

/** Everything that the page writes, for choosing its fonts. */
export const textOf = ({ reading, record, settled }: MailToDraw): string =>
  [
    ...[...reading.from, ...reading.to, ...reading.cc].flatMap(({ name, address }) => [name, address]),
    reading.subject,
    reading.messageId,
    reading.body.text.slice(0, DRAWN_CHARACTERS),
    ...reading.attachments.map(({ name }) => name),
    record.filedBy,
    settled?.by,
    ...record.attempts.map(({ answer }) => answer),
    ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789×…⟨⟩·',
  ].join('');

/** A field that turns nothing around it. */
const isolated = (text: string): string => (text === '' ? '' : `<bdi>${lineMarkup(text)}</bdi>`);

const addresses = (all: readonly MailAddress[]): string =>
  all.map(({ name, address }) => (name === '' ? isolated(address) : `${isolated(name)} &lt;${isolated(address)}&gt;`)).join('<br>');

/** Each line by itself, so that it is written in its own direction and a sheet may end between any two. */
function body({ body: { text, from, cut } }: PictureReading): string {
  const all = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const drawn = all.slice(0, DRAWN_CHARACTERS).split('\n').slice(0, DRAWN_LINES);
  const short = cut || drawn.join('\n').length < all.length;
  const notes = [
    ...(from === 'none' ? ['The mail has no text.'] : []),
    ...(from === 'html' ? ['The mail has no plain text: these are the words of its formatted text.'] : []),
    ...(short ? ['The text is longer than this picture: the rest stands in the original.'] : []),
  ];
  const lines = from === 'none' ? '' : `<div class="text">${textMarkup(drawn.join('\n'))}</div>`;
  return `<div class="body">${lines}${notes.map((note) => `<p class="note">${note}</p>`).join('')}</div>`;
}

function attachments({ attachments: all }: PictureReading): string {
  if (all.length === 0) return '';
  const rows = all.map(({ name, bytes }) => {
    return `<li>${isolated(name) || '(no name)'} <span class="size">· ${bytes.toLocaleString('en-US')} ${bytes === 1 ? 'byte' : 'bytes'}</span></li>`;
  });
  return `<h2>${all.length === 1 ? '1 attachment' : `${all.length} attachments`}, not shown here</h2><ul>${rows.join('')}</ul>`;
}
