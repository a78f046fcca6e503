import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { movedTo } from '../../../src/renderer/ui/grid-keys.ts';
import { StateMark } from '../../../src/renderer/ui/state-mark.tsx';
import { ageText, dateText } from '../../../src/renderer/ui/time.tsx';

describe('A mark', () => {
  it.each(['allowed', 'blocked', 'unknown', 'satisfied', 'violated', 'warning', 'not-applicable'] as const)(
    'for "%s" has an icon and a word',
    (state) => {
      const { container } = render(<StateMark state={state} />);
      expect(container.querySelector('svg')).toBeTruthy();
      expect(screen.getByText(state === 'not-applicable' ? 'does not apply' : state)).toBeTruthy();
    },
  );
});

describe('Keys in a list', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 0],
    ['PageDown', 2, 7],
    ['PageDown', 8, 9],
    ['PageUp', 8, 3],
    ['PageUp', 1, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['a', 5, null],
  ] as const)('%s from %i goes to %s of ten', (key, from, to) => {
    expect(movedTo(key, from, 10, 5)).toBe(to);
  });

  it('do nothing in an empty list', () => {
    expect(movedTo('End', -1, 0, 5)).toBeNull();
  });
});

describe('Times', () => {
  const now = Temporal.Instant.from('2026-11-22T12:00:00Z');
  it.each([
    ['2026-11-22T11:59:40Z', 'now'],
    ['2026-11-22T11:55:00Z', '5m ago'],
    ['2026-11-22T09:10:00Z', '2h ago'],
    ['2026-11-19T11:00:00Z', '3d ago'],
    ['2026-11-22T14:30:00Z', 'in 2h'],
  ])('%s is said as %s', (at, words) => {
    expect(ageText(at, now, i18next.getFixedT('en', 'app'))).toBe(words);
  });

  it('are unambiguous dates', () => {
    expect(dateText('2026-11-21')).toBe('2026-11-21');
    expect(dateText('2026-11-21T14:05:59Z', true)).toMatch(/^2026-11-2[0-2] \d{2}:05$/);
    expect(dateText('')).toBe('');
  });
});
