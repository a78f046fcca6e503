import { describe, expect, it } from 'vitest';
import { factsOfCheck } from '../../../src/core/fact/checked.ts';

const item = (code: string, passed: boolean) => ({ code, passed, statement: '' });

describe("a gateway's own account check as a source of facts", () => {
  it('says that there is a reserved instance when its item fails, and that there is none when it passes', () => {
    expect(factsOfCheck({ items: [item('R07', false)] }, false)).toEqual([{ kind: 'reservedInstance', value: true }]);
    expect(factsOfCheck({ items: [item('R07', true)] }, false)).toEqual([{ kind: 'reservedInstance', value: false }]);
  });

  it('says that the currency is set when its item passes', () => {
    expect(factsOfCheck({ items: [item('R11', true)] }, false)).toEqual([{ kind: 'currencySet', value: true }]);
    expect(factsOfCheck({ items: [item('R11', false)] }, false)).toEqual([{ kind: 'currencySet', value: false }]);
  });

  it('knows nothing of items that it does not have, nor of items that speak of no fact', () => {
    expect(factsOfCheck({ items: [item('R02', false), item('X99', true)] }, false)).toEqual([]);
  });

  it.each([
    ['the account alone', [item('R05', false), item('R06', true)], 'account'],
    ['account and resources', [item('R05', true), item('R06', false)], 'account-and-resources'],
    ['neither by hand', [item('R05', true), item('R06', true)], 'automatic'],
  ])('tells how a frozen account was frozen: %s', (_, items, value) => {
    expect(factsOfCheck({ items }, true)).toEqual([{ kind: 'freezeKind', value }]);
  });

  it('says nothing of the kind of freeze while the listing says that the account is not frozen, or when the items are not there', () => {
    expect(factsOfCheck({ items: [item('R05', true), item('R06', true)] }, false)).toEqual([]);
    expect(factsOfCheck({ items: [item('R05', true)] }, true)).toEqual([]);
  });
});
