import type { CustomerCard } from '../../contract/customers.ts';
import { closedCaseStates } from '../../core/case/case.ts';
import { maskEmail, maskName, maskTelephone } from '../../core/customer/mask.ts';
import type { Fact, FactKind } from '../../core/fact/fact.ts';
import { checklist } from '../../core/rule/checklist.ts';
import { consequences } from '../../core/rule/consequences.ts';
import type { Verdict } from '../../core/rule/finding.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';
import { customerOf } from '../desk/find.ts';
import { gatewayDiffers } from '../desk/gateway-check.ts';
import { indexPack, packOf } from '../desk/pack-of.ts';
import { quotaOf } from '../desk/quota.ts';
import { recheck } from '../desk/recheck.ts';
import { customerRow, openCaseOf } from '../desk/rows.ts';
import { given, readSettings } from '../desk/settings.ts';
import { isByHand } from '../desk/statements/state.ts';
import { bothVerdicts, factsAbout, indexRow } from '../desk/verdicts.ts';
import { logged } from '../desk/witness.ts';

export function customerHandlers(on: Implementer['customers'], desks: Desks) {
  return {
    page: on.page.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const now = desk.clock.now();
      const { stale, ...filters } = given(input.filters);
      const { readingHours } = (await indexPack(desk)).validity;
      const seenBefore = Temporal.Instant.from(now)
        .subtract({ hours: Math.round(readingHours) })
        .toString();
      const found = await desk.store.customers({
        search: input.search,
        filters: { ...filters, ...(stale ? { seenBefore } : {}) },
        sort: input.sort,
        offset: input.offset,
        limit: input.limit,
      });
      return { total: found.total, rows: found.rows.map((row) => customerRow(row, now)) };
    }),

    facets: on.facets.handler(async ({ input }) => {
      const { total, managers, resellers } = await deskOf(desks, input.account).store.customerFacets();
      return { total, managers: [...managers], resellers: [...resellers] };
    }),

    card: on.card.handler(({ input }) => card(deskOf(desks, input.account), input.customerId)),

    reveal: on.reveal.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      const { operator } = await readSettings(desk);
      const entry = logged({ at: desk.clock.now(), operation: 'personal-data-revealed', customer, personal: { operator } });
      // Logged first: no clear text leaves without its entry.
      await desk.store.appendLog([entry]);
      desk.news.tell('log', desk.info.account);
      return { name: customer.name, telephone: customer.telephone, email: customer.email };
    }),

    recheck: on.recheck.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      await recheck(desk, await customerOf(desk, input.customerId));
      return { checkedAt: desk.clock.now() };
    }),
  };
}

async function card(desk: Desk, customerId: string): Promise<CustomerCard> {
  const customer = await customerOf(desk, customerId);
  const now = desk.clock.now();
  const [facts, cases, own, ours, theirs] = await Promise.all([
    factsAbout(desk, customer),
    desk.store.casesOf(customerId),
    bothVerdicts(desk, customer, 'partner'),
    quotaOf(desk, customer.customerId, 'partner'),
    quotaOf(desk, customer.customerId, 'customer'),
  ]);
  const incoming = cases.some((each) => each.side === 'customer' && !closedCaseStates.includes(each.state));
  const asked = incoming ? await bothVerdicts(desk, customer, 'customer') : [];
  const verdicts: Verdict[] = [...own, ...asked];
  const sides = incoming ? (['partner', 'customer'] as const) : (['partner'] as const);
  const packs = await Promise.all(sides.flatMap((side) => [packOf(desk, side, 'submit'), packOf(desk, side, 'agree')]));
  return {
    row: customerRow({ customer, verdict: indexRow(customerId, '', own[0], own[1]), openCase: openCaseOf(cases) }, now),
    associatedOn: customer.associatedOn,
    masked: { name: maskName(customer.name), telephone: maskTelephone(customer.telephone), email: maskEmail(customer.email) },
    emailKnown: customer.email !== '',
    label: customer.label,
    level: customer.level,
    verified: customer.verified,
    customerType: customer.customerType,
    firstSeenAt: customer.firstSeenAt,
    verdicts,
    checklist: checklist({
      packs: [...new Map(packs.map((pack) => [pack.id, pack])).values()],
      facts,
      now,
      customerId,
      byHand: await isByHand(desk),
    }),
    money: {
      unpaidOrders: latest(facts, 'unpaidOrders'),
      yearlyResources: latest(facts, 'yearlyResources'),
      payPerUseResources: latest(facts, 'payPerUseResources'),
      budgetAmount: latest(facts, 'budgetAmount'),
      budgetUsed: latest(facts, 'budgetUsed'),
    },
    consequences: consequences(desk.info.site),
    quota: [ours, theirs],
    cases: cases.map(({ id, side, state, openedAt, closedAt }) => ({ id, side, state, openedAt, closedAt })),
    gatewayDiffers: await gatewayDiffers(desk, customerId, verdicts),
  };
}

const latest = (facts: readonly Fact[], kind: FactKind): Fact | null => facts.find((fact) => fact.kind === kind) ?? null;
