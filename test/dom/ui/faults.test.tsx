import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../../src/core/fault.ts';
import { faultOfApiCode } from '../../../src/engine/adapters/partner-center/refusal.ts';
import { FaultPanel } from '../../../src/renderer/ui/fault-panel.tsx';
import faults from '../../../src/renderer/words/en/faults.json';

describe('A failure', () => {
  it.each(faultCodes)('"%s" says what happened, what is safe, what to do, and has a code to quote', (code) => {
    const written = faults[code];
    const asked = Object.values(written).flatMap((sentence) => [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name));
    const detail = Object.fromEntries(asked.map((name) => [name, `the ${name} of this fault`]));
    render(<FaultPanel fault={{ code, detail, reference: 'E-42' }} />);
    const words = screen.getByRole('alert').textContent ?? '';
    expect(Object.keys(written).sort()).toEqual(['next', 'safe', 'what']);
    for (const sentence of Object.values(written)) expect(words).toContain(sentence.replaceAll(/\{\{(\w+)\}\}/gu, 'the $1 of this fault'));
    expect(words).toContain(`${code} · E-42`);
    expect(words).not.toContain('{{');
  });

  it('whose value did not come shows no braces', () => {
    render(<FaultPanel fault={{ code: 'secret-unreadable' }} />);
    expect(screen.getByRole('alert').textContent).not.toContain('{{');
  });

  it('that nobody knows is told as one of ours, with its own code', () => {
    render(<FaultPanel fault={{ code: 'never-heard-of' }} />);
    expect(screen.getByRole('alert').textContent).toContain(faults.internal.what);
    expect(screen.getByRole('alert').textContent).toContain('never-heard-of');
  });

  it.each(Object.entries(faultOfApiCode))('that Partner Center calls %s says what happened, why and what to do', (apiCode, code) => {
    render(<FaultPanel fault={{ code, detail: { apiCode }, reference: 'E-42' }} />);
    const [group = '', number = ''] = apiCode.split('.');
    const written = (faults.partnerCenter as Record<string, Record<string, Record<string, string>>>)[group]?.[number] ?? {};
    expect(Object.keys(written).sort()).toEqual(['next', 'what', 'why']);
    const words = screen.getByRole('alert').textContent ?? '';
    for (const sentence of [...Object.values(written), faults[code].safe]) expect(words).toContain(sentence);
    expect(words).toContain(`${code} · ${apiCode} · E-42`);
  });

  const detail = { status: 403, off: 90, field: 'customer_infos.3.is_frozen', system: 'INVALID_PURPOSE' };
  const reasons = Object.entries(faults.because).flatMap(([code, all]) => Object.keys(all).map((reason) => [code, reason] as const));
  it.each(reasons)('of kind "%s" because of "%s" says what happened, why and what to do', (code, reason) => {
    expect(faultCodes).toContain(code);
    render(<FaultPanel fault={{ code, detail: { ...detail, reason } }} />);
    const words = screen.getByRole('alert').textContent ?? '';
    const written = (faults.because as Record<string, Record<string, Record<string, string>>>)[code]?.[reason] ?? {};
    expect(Object.keys(written).sort()).toEqual(['next', 'what', 'why']);
    for (const sentence of Object.values(written))
      expect(words).toContain(sentence.replace(/\{\{(\w+)\}\}/u, (_, name) => String(detail[name as keyof typeof detail])));
    expect(words).not.toContain('{{');
    expect(words).not.toContain((faults as unknown as Record<string, { what: string }>)[code]?.what);
  });

  it('for a reason that nobody knows is told by its code', () => {
    render(<FaultPanel fault={{ code: 'unreachable', detail: { reason: 'never-heard-of', apiCode: 'CBC.4711' } }} />);
    expect(screen.getByRole('alert').textContent).toContain(faults.unreachable.what);
  });
});
