import { readingCalls } from '../../src/core/account/reading-calls.ts';
import { faultSentences } from '../../src/renderer/ui/fault-words.ts';
import faults from '../../src/renderer/words/en/faults.json' with { type: 'json' };

const found = (key) => key.split('.').reduce((inner, part) => inner?.[part], faults);
const words = {
  exists: (key) => typeof found(key) === 'string',
  t: (key, detail) => found(key).replace(/\{\{(\w+)\}\}/gu, (_, name) => String(detail[name] ?? '')),
};
const outcomes = { works: 'works', refused: 'REFUSED', failed: 'FAILED', skipped: 'not tried' };

const permissionOf = ({ permissions }) => (permissions.length === 0 ? 'none named' : permissions.join(' or '));

/** The results as lines, then what is to be done about each kind of failure, in the words of the desk. */
export function tableOf(results) {
  const rows = results.map(({ call, outcome, fault, milliseconds }) => {
    const reading = readingCalls.find(({ id }) => id === call);
    const result = outcomes[outcome] + (fault === null ? '' : ` (${[fault.code, fault.detail?.apiCode].filter(Boolean).join(', ')})`);
    return [call, result, outcome === 'skipped' ? '' : `${milliseconds} ms`, reading ? permissionOf(reading) : ''];
  });
  const table = [['call', 'result', 'time', 'permission item'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  const told = new Set(
    results.flatMap(({ fault }) => {
      if (fault === null) return [];
      const { what, why, next } = faultSentences(words, fault);
      return [[what, why, next].filter(Boolean).join(' ')];
    }),
  );
  const skipped = results.some(({ outcome }) => outcome === 'skipped');
  return [
    ...lines,
    ...(told.size > 0 ? ['', ...told] : []),
    ...(skipped ? ['', 'Not tried: nothing to ask it about (no customer was listed), or not for this partner type.'] : []),
  ].join('\n');
}
