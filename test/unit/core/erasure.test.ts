import { describe, expect, test } from 'vitest';
import { namesCustomer, namesOf } from '../../../src/core/erasure/names.ts';
import { outsideOf, outsideOfAccount, outsideOperations } from '../../../src/core/erasure/outside.ts';
import { dueSince } from '../../../src/core/erasure/retention.ts';
import { operations } from '../../../src/core/log/entry.ts';

describe('retention', () => {
  test('counts calendar years in the account’s time zone, and ends a leap day a day early', () => {
    const years = (count: number) => ({ kind: 'years', years: count }) as const;
    expect(dueSince(years(3), '2026-11-22T01:30:00Z', 'UTC')).toBe('2023-11-22T01:30:00Z');
    expect(dueSince(years(1), '2028-02-29T12:00:00Z', 'UTC')).toBe('2027-02-28T12:00:00Z');
    // 30 October 2022 was still summer time in Berlin, 30 October 2026 is not any more at noon in UTC.
    expect(dueSince(years(1), '2026-03-29T10:00:00Z', 'Europe/Berlin')).toBe('2025-03-29T11:00:00Z');
  });

  test('for ever makes nobody due', () => {
    expect(dueSince({ kind: 'for-ever' }, '2026-11-22T01:30:00Z', 'UTC')).toBeNull();
  });
});

describe('the reason of an erasing', () => {
  const customer = {
    customerId: '5b1e0c2f9d3a4e71' as never,
    accountName: 'Acme-HK',
    name: '王芳 Ltd',
    email: 'owner@acme.example',
    telephone: '',
  };

  test('names the customer in any case, width and accent, and not by what is left empty', () => {
    const names = namesOf(customer);
    for (const text of ['asked by ACME-hk', 'ＡＣＭＥ-HK asked', 'of Owner@Acme.Example', 'for 王芳 ltd', 'id 5B1E0C2F9D3A4E71'])
      expect(namesCustomer(text, names), text).toBe(true);
    for (const text of ['Ticket 4711', 'A letter of 20 November', '']) expect(namesCustomer(text, names), text).toBe(false);
  });

  test('is not refused for a name of one letter, which would stand everywhere', () => {
    expect(namesOf({ ...customer, name: 'X', accountName: 'ab' })).not.toContain('X');
  });
});

describe('what is beyond reach', () => {
  const entry = { at: '2026-11-20T08:00:00Z', sequence: 7 };

  test('is named by what the entry says of it', () => {
    const said = (operation: (typeof operations)[number], detail = {}) => {
      const found = outsideOf({ ...entry, operation, detail });
      return found && [found.kind, found.way, found.ending, found.scope].join(' ');
    };
    expect(said('consent-mail-made', { way: 'file' })).toBe('consent-mail file eml customer');
    expect(said('consent-mail-made', { way: 'mail' })).toBe('consent-mail mail  customer');
    expect(said('summary-made', { way: 'case-file' })).toBe('case-file file consentdesk customer');
    expect(said('summary-made', { way: 'file' })).toBe('summary file txt customer');
    expect(said('picture-made', { form: 'pdf' })).toBe('picture file pdf customer');
    expect(said('personal-data-revealed', { what: 'original-mail', form: 'msg' })).toBe('original-mail file msg customer');
    expect(said('personal-data-revealed', { what: 'evidence' })).toBeNull();
    expect(said('personal-data-revealed')).toBeNull();
    expect(said('mail-perhaps-sent')).toBe('mail-sent server  customer');
    expect(said('log-exported', { form: 'jsonl' })).toBe('log-export file jsonl account');
    expect(said('import-finished')).toBe('import-file brought  account');
    expect(said('case-submitted')).toBeNull();
  });

  test('is asked for by every operation that says so, and by no other', () => {
    const details = [{ way: 'file', form: 'pdf' }, { what: 'original-mail' }];
    const says = operations.filter((operation) => details.some((detail) => outsideOf({ ...entry, operation, detail }) !== null));
    expect([...says].sort()).toEqual([...outsideOperations, ...outsideOfAccount].sort());
  });
});
