import { describe, expect, test } from 'vitest';
import { CaseId } from '../../../src/core/case/case.ts';
import { type CaseFile, LONGEST_CASE_FILE, LONGEST_SUMMARY, readCaseFile, writeCaseFile } from '../../../src/core/case/case-file.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { fc } from './runs.ts';

const sample: CaseFile = {
  format: 'consent-desk-case',
  version: 1,
  kind: 'hand-over',
  simulated: true,
  site: 'intl',
  partnerType: 'csp',
  partnerAccountName: 'acme-cloud',
  from: '李伟',
  to: 'Ann Lee',
  at: '2026-11-22T01:30:00.000Z',
  case: {
    id: CaseId.parse('0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b'),
    side: 'partner',
    state: 'draft',
    openedAt: '2026-11-21T01:30:00Z',
    pendingSince: null,
  },
  customer: { customerId: CustomerId.parse('0a1b2c'), accountName: 'customer-1', maskedName: 'A••• L•••••' },
  summary: 'Case summary\n\n  R01 BLOCKS: 中文\n\tto do\n',
};
const changed = (change: object) => JSON.stringify({ ...sample, ...change });

describe('a case file', () => {
  test('is read as it was written', () => {
    expect(readCaseFile(writeCaseFile(sample))).toEqual({ kind: 'read', file: sample });
    expect(readCaseFile(`\uFEFF${writeCaseFile(sample)}`)).toEqual({ kind: 'read', file: sample });
  });

  test('the longest one that can be written can be opened', () => {
    const longest = writeCaseFile({ ...sample, summary: '中'.repeat(LONGEST_SUMMARY), to: '中'.repeat(120) });
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(LONGEST_CASE_FILE);
    expect(readCaseFile(longest).kind).toBe('read');
  });

  test.each([
    ['nothing', '', 'not-a-case-file'],
    ['something else', '{"name":"x"}', 'not-a-case-file'],
    ['a list', '[]', 'not-a-case-file'],
    ['half a file', writeCaseFile(sample).slice(0, 300), 'not-a-case-file'],
    ['one of a later version', changed({ version: 2, more: true }), 'newer'],
    ['one that says more', changed({ act: 'submit' }), 'damaged'],
    ['one of another kind', changed({ kind: 'order' }), 'damaged'],
    ['an id that is a path', changed({ case: { ...sample.case, id: '../../x' } }), 'damaged'],
    ['a name that turns the text around', changed({ from: 'Ann\u202Egnp' }), 'damaged'],
    ['a name of two lines', changed({ from: 'Ann\nSIMULATED' }), 'damaged'],
    ['a summary that steers a terminal', changed({ summary: '\u001B[2J' }), 'damaged'],
    ['a summary without end', changed({ summary: 'x'.repeat(LONGEST_SUMMARY + 1) }), 'damaged'],
    ['too much', ' '.repeat(LONGEST_CASE_FILE + 1), 'too-long'],
  ])('that is %s is refused', (_, content, why) => {
    expect(readCaseFile(content)).toEqual({ kind: 'refused', why });
  });

  test('whatever stands in it is read or refused, and never more than a case file comes out', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ format: fc.constant('consent-desk-case'), version: fc.jsonValue(), case: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          value.map((json) => JSON.stringify(json)),
        ),
        (text) => {
          expect(readCaseFile(text).kind).toBe('refused');
        },
      ),
    );
    const field = fc.constantFrom(...(Object.keys(sample) as (keyof CaseFile)[]));
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, given) => {
        const reading = readCaseFile(changed({ [name]: given }));
        if (reading.kind === 'read') expect(readCaseFile(writeCaseFile(reading.file))).toEqual(reading);
      }),
    );
  });
});
