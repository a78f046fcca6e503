import { cleanForHeader } from '../../../src/core/consent/template.ts';
import { fc } from './runs.ts';

/** What has gone wrong with names in mails before: line ends, headers in names, marks, encodings inside of encodings, scripts, brackets. */
const traps = [
  ...['\r\n', '\n', '\r', '\0', '\t', '\u0085', '\u2028', '\u2029', '\u000B', '\u001B', '\u007F'],
  ...['\u202E', '\u202C', '\u2066', '\u2069', '\u200E', '\u061C', '\u200B', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\uFE0F'],
  ...['e\u0301', '\u00E9', '\u0301', 'a\u0300\u0301\u0302', 'ﬁ', 'Å', '\u212B', '각', '\u1100\u1161\u11A8'],
  ...['\u00A0', '\u3000', '\u2003', '  ', ' ', 'ａ', '０', '（', '．'],
  ...['а', 'о', 'ο', 'Ι', 'l', '1', 'O', '0', 'rn'],
  ...['=?utf-8?q?x?=', '=?', '?=', '=3D', '=\r\n', '_', '"', '\\', '<', '>', ',', ';', ':', '@', '(', ')', '%0D%0A', '&amp;', '&#10;'],
  ...[
    '\r\nBcc: thief@evil.test',
    '\nSubject: other',
    '\r\n\r\nbody',
    '\r\n.\r\n',
    'From ',
    '--',
    '\u{1F1E8}\u{1F1F3}',
    '\u{1F468}\u200D\u{1F4BB}',
  ],
  ...['客户云', 'شركة', 'บริษัท', 'कंपनी', 'ß', 'İ', 'ı', '\uD800', '\uDC00', '\uFFFE', '\u{10FFFF}', '\u{E0041}', '𝐚', 'xxxx', 'XXXX'],
  ...[') agrees to cancel the association with the customer (account name: ', ' to disassociate from partner account '],
];

/** Names as no listing should have them. */
export const wildName = fc.oneof(
  fc
    .array(
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...traps) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ minLength: 60, maxLength: 300 }),
);

/** Names that a header holds as they are: of a listing they come back letter by letter. */
export const plainName = wildName.map((name) => cleanForHeader(name) || 'acme');

const atom = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,14}[a-z0-9]$/);
export const address = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9+_'-]{0,18}[A-Za-z0-9]$/), atom, fc.constantFrom('example', 'test', 'co.example'))
  .map(([local, domain, ending]) => `${local}@${domain.replace(/^xn--/, 'yn-')}.${ending}`);
