import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PartnerType, Site } from '../../../src/core/account/account.ts';
import { Fault } from '../../../src/core/fault.ts';
import { canon, rule } from '../../../src/core/rule/canon.ts';
import { editionDay, findPack, pickPack, shippedPacks } from '../../../src/core/rule/catalogue.ts';
import { Side, Step } from '../../../src/core/rule/finding.ts';
import { parsePack } from '../../../src/core/rule/pack.ts';
import { packFor } from '../../../src/core/rule/unknown-pack.ts';

const folder = join(import.meta.dirname, '../../../src/core/rule/packs');
const files = readdirSync(folder).map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }));
const packs = shippedPacks();

describe('the packs that ship', () => {
  it.each(files)('$name parses, and is named as its id', ({ name, content }) => {
    expect(`${parsePack(content).id}.json`).toBe(name);
  });

  it('are all files of the folder, each once', () => {
    expect(packs.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  });

  it('never leave two of one place and day to choose from', () => {
    const places = packs.flatMap((pack) =>
      pack.key.partnerTypes.flatMap((partnerType) =>
        pack.key.sides.flatMap((side) =>
          pack.key.steps.map((step) => [pack.key.site, partnerType, side, step, editionDay(pack)].join(' ')),
        ),
      ),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('cite for every rule pages with an address and a date, or undated with the day they were read', () => {
    for (const pack of packs) {
      for (const one of pack.rules) {
        const where = `${pack.id} ${one.id}`;
        expect(rule(one.id).id, where).toBe(one.id);
        expect(one.statement, where).toMatch(/\.$/);
        expect(one.remedy, where).toMatch(/\.$/);
        for (const source of one.sources) {
          expect(source.address, where).toMatch(/^https:\/\/support\.huaweicloud\.com\/(?:intl|eu)\//);
          expect(source.readOn, where).toBe('2026-11-21');
        }
      }
      expect(new Set(pack.rules.map((one) => one.order)).size, pack.id).toBe(pack.rules.length);
      expect(pack.validity).toEqual({ readingHours: 24, statedDays: 7, actMinutes: 10 });
    }
  });

  it('of a dated edition cite a page of that very day', () => {
    for (const { id, key, rules } of packs) {
      if (key.edition.kind === 'undated') continue;
      const dates = rules.flatMap(({ sources }) => sources.map(({ date }) => date));
      expect(dates, id).toContain(key.edition.date);
    }
  });

  it('of the EU state nothing by a page of the international site, unless they say that it is our reading', () => {
    for (const pack of packs.filter(({ key }) => key.site === 'eu')) {
      for (const { id, sources, inferred } of pack.rules) {
        const foreign = sources.some(({ address }) => address.includes('/intl/'));
        if (foreign) expect(inferred, `${pack.id} ${id}`).toBe(true);
      }
    }
  });

  it('name as a condition before 2025-06 nothing that was written down later', () => {
    for (const pack of packs.filter(({ key }) => key.site === 'intl' && key.edition.kind === 'dated' && key.edition.date < '2025')) {
      for (const { id, sources, inferred } of pack.rules) {
        if (!inferred)
          expect(
            sources.every(({ date }) => date !== null && date <= editionDay(pack)),
            `${pack.id} ${id}`,
          ).toBe(true);
      }
    }
  });

  it.each([
    ['intl-partner-submit-csp', { requests: 3, months: 3 }],
    ['intl-partner-submit-distributor', { requests: 3, months: 3 }],
    ['intl-partner-submit-reseller', { requests: 3, months: 3 }],
    ['intl-customer-submit-2025-06-30', { requests: 3, months: 3 }],
    ['intl-customer-submit-2024-07-29', null],
    ['intl-customer-submit-2020-10-10', null],
    ['intl-partner-submit-2024-04-30', { requests: 1, months: 3 }],
    ['intl-partner-submit-reseller-2024-08-13', { requests: 1, months: 3, afterOtherSide: 3 }],
    ['intl-partner-submit-2024-09-03', { requests: 1, months: 3 }],
    ['intl-partner-submit-reseller-2024-10-08', { requests: 1, months: 3, afterOtherSide: 3 }],
    ['eu-partner-submit-2024-09-06', { requests: 1, months: 3, afterOtherSide: 3 }],
    ['eu-customer-submit-2024-11-26', { requests: 1, months: 3 }],
    ['eu-customer-submit-2025-05-27', { requests: 3, months: 3 }],
  ])('limit requests as the edition says: %s', (id, limits) => {
    expect(packs.find((pack) => pack.id === id)?.limits).toEqual(limits);
  });

  it('tell of the ticket of 2020 step by step', () => {
    const steps = packs.find(({ id }) => id === 'intl-customer-submit-2020-10-10')?.remarks.join('\n');
    expect(steps).toContain('Partners > Partner Registration');
    expect(steps).toContain('email proving agreement');
  });
});

describe('the catalogue', () => {
  it.each([
    ['intl', 'csp', 'partner', 'submit', 'intl-partner-submit-csp'],
    ['intl', 'distributor', 'partner', 'submit', 'intl-partner-submit-distributor'],
    ['intl', 'reseller', 'partner', 'submit', 'intl-partner-submit-reseller'],
    ['intl', 'reseller', 'partner', 'agree', 'intl-partner-agree-2025-06-30'],
    ['intl', 'csp', 'customer', 'submit', 'intl-customer-submit-2025-06-30'],
    ['intl', 'distributor', 'customer', 'agree', 'intl-customer-agree-2025-05-27'],
    ['eu', 'csp', 'partner', 'submit', 'eu-partner-submit-2024-09-06'],
    ['eu', 'csp', 'partner', 'agree', 'eu-partner-agree-2025-05-27'],
    ['eu', 'csp', 'customer', 'submit', 'eu-customer-submit-2025-05-27'],
    ['eu', 'csp', 'customer', 'agree', 'eu-customer-agree-2025-05-27'],
    ['eu', 'reseller', 'customer', 'submit', 'eu-customer-submit-2025-05-27'],
  ] as const)('on %s for a %s, %s, %s picks %s', (site, partnerType, side, step, id) => {
    expect(pickPack({ site, partnerType, side, step }).id).toBe(id);
  });

  it('picks the newest edition, imported or ours, where an undated page is as new as the day it was read', () => {
    const wanted = { site: 'intl', partnerType: 'csp', side: 'partner', step: 'submit' } as const;
    const undated = pickPack(wanted);
    const edition = (id: string, date: string) => ({ ...undated, id, key: { ...undated.key, edition: { kind: 'dated' as const, date } } });
    const [older, same, newer] = [edition('older', '2024-09-03'), edition('same', '2026-11-21'), edition('newer', '2026-11-22')];
    expect(pickPack(wanted, [older]).id).toBe(undated.id);
    expect(pickPack(wanted, [older, newer]).id).toBe('newer');
    expect(pickPack(wanted, [same]).id).toBe(undated.id);
    expect(pickPack({ ...wanted, partnerType: 'reseller' }, [newer]).id).toBe('intl-partner-submit-reseller');
  });

  it('never picks the pack of another site, partner type, side or step', () => {
    for (const site of Site.options)
      for (const partnerType of PartnerType.options)
        for (const side of Side.options)
          for (const step of Step.options) {
            const { key } = packFor({ site, partnerType, side, step });
            expect(key.site).toBe(site);
            expect(key.partnerTypes).toContain(partnerType);
            expect(key.sides).toContain(side);
            expect(key.steps).toContain(step);
          }
  });

  it('says where no rules are known, and no pack of another kind of partner stands in', () => {
    const nowhere = { site: 'eu', partnerType: 'distributor', side: 'partner', step: 'submit' } as const;
    expect(findPack(nowhere)).toBeNull();
    expect(() => pickPack(nowhere)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(packFor(nowhere)).toMatchObject({ rules: [], limits: null, title: expect.stringContaining('not known here') });
  });

  it('knows 33 rules by id', () => {
    expect(canon).toHaveLength(33);
    expect(() => rule('R34')).toThrow(Fault);
  });
});
