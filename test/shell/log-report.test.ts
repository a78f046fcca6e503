import 'temporal-polyfill/global';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { reportPage, reportText } from '../../src/core/log/report-page.ts';
import type { LogRow } from '../../src/core/ports.ts';
import { facesFor } from '../../src/engine/adapters/mail/picture-fonts.ts';
import { createPrinter } from '../../src/web/host/print.ts';

const row = (sequence: number): LogRow => ({
  entry: {
    version: 1,
    chain: 'c',
    sequence,
    at: '2026-11-22T01:30:00.000Z',
    operation: 'log-entry-imported',
    result: 'stated',
    source: 'import',
    subject: null,
    caseId: null,
    detail: { row: sequence },
    digests: {},
    previous: '0'.repeat(64),
  },
  hash: 'a'.repeat(64),
  customerId: null,
  personal: { accountName: '深圳物流', claimedReason: '=1+1 <b>bold</b>', email: 'owner@acme.example' },
  erasedAt: null,
});

test('a report of the log is drawn on paper alone, with the number of each page, its filters, and hostile text as text', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => row(index + 1));
  const report = {
    accountName: 'Practice partner',
    simulated: true,
    madeAt: '2026-11-22T02:00:00.000Z',
    timeZone: 'Asia/Hong_Kong',
    asked: [['Words', '物流']] as const,
    rows,
    total: 4_000,
    masked: true,
  };
  const { pdf, png } = await createPrinter().print({
    html: reportPage(report, await facesFor(reportText(report))),
    width: 1000,
    paperOnly: true,
  });
  expect(png).toHaveLength(0);
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const pages = stdout.split('\f').filter((page) => page.trim() !== '');
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page).toMatch(new RegExp(`\\b${index + 1}\\s*/\\s*${pages.length}\\b`, 'u'));
    expect(page).toContain('SIMULATED');
  });
  expect(pages[0]).toMatch(/Words\s+物流/u);
  expect(pages[0]).toContain('the newest 120 of 4000 entries');
  // 09:30 in Hong Kong.
  expect(stdout).toContain('2026-11-22 09:30:00');
  expect(stdout.replace(/\s+/gu, ' ')).toContain('=1+1 <b>bold</b>');
  expect(stdout).toContain('深圳物流');
  expect(stdout).not.toContain('owner@acme.example');
});
