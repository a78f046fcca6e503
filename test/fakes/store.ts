import type { Clock, Store } from '../../src/core/ports.ts';
import { fakeBatches } from './store-batch.ts';
import { fakeCases } from './store-cases.ts';
import { fakeCustomers } from './store-customers.ts';
import { fakeFacts } from './store-facts.ts';
import { appendTo, fakeLog } from './store-log.ts';
import { fakeMails } from './store-mails.ts';
import { fakeOverview } from './store-overview.ts';
import { emptyState, type FakeContext } from './store-state.ts';

/** The store port in memory, simple and slow; held to the same behaviour suite as SQLite. */
export function fakeStore(options: { readonly chain: string; readonly now: Clock['now'] }): Store {
  const state = emptyState();
  const context: FakeContext = {
    state,
    now: options.now,
    chain: options.chain,
    write(work) {
      const before = { ...state };
      try {
        return work();
      } catch (error) {
        Object.assign(state, before);
        throw error;
      }
    },
    witness({ log, notices }) {
      appendTo(state, options.chain, log);
      for (const draft of notices) {
        state.lastNotice += 1;
        const others = state.notices.map((one) => (one.tag === draft.tag && one.shownAt === null ? { ...one, shownAt: draft.at } : one));
        state.notices = [...others, { ...draft, id: state.lastNotice, readAt: null, shownAt: null }];
      }
    },
  };
  const customers = fakeCustomers(context);
  return {
    ...customers,
    ...fakeBatches(context, customers.customers),
    ...fakeFacts(context),
    ...fakeCases(context),
    ...fakeLog(context),
    ...fakeMails(context),
    ...fakeOverview(context),
    async notices({ unreadOnly, before, limit }) {
      const wanted = state.notices.filter((one) => (before === null || one.id < before) && (!unreadOnly || one.readAt === null));
      const rows = wanted.toReversed().slice(0, limit);
      return { rows, unread: state.notices.filter((one) => one.readAt === null).length };
    },
    async noticesToShow(limit) {
      return state.notices.filter((one) => one.shownAt === null && one.readAt === null).slice(0, limit);
    },
    async markNoticesShown(ids, at) {
      state.notices = state.notices.map((one) => (ids.includes(one.id) && one.shownAt === null ? { ...one, shownAt: at } : one));
    },
    async markNoticesRead(ids, at) {
      const isMeant = (id: number) => ids === null || ids.includes(id);
      state.notices = state.notices.map((one) => (isMeant(one.id) && one.readAt === null ? { ...one, readAt: at } : one));
    },
    async fillSearch() {
      return false;
    },
    async value(key) {
      const text = state.values.get(key);
      return text === undefined ? null : JSON.parse(text);
    },
    async valuesNamed(name) {
      return [...state.values].flatMap(([key, text]) => {
        const [noun, id, of] = key.split('/');
        const held = noun === 'customer' && of === name && text !== 'null';
        return held ? [{ customerId: decodeURIComponent(id ?? ''), value: JSON.parse(text) as unknown }] : [];
      });
    },
    async writeValue(key, value, witness) {
      context.write(() => {
        state.values = new Map([...state.values, [key, JSON.stringify(value ?? null)]]);
        context.witness(witness);
      });
    },
    async close() {},
  };
}
