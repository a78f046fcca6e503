import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../../src/core/fault.ts';
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
});
