import type { Desks } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';

export function accountHandlers(on: Implementer['accounts'], { accounts, news }: Desks) {
  /** Which accounts there are and what each is called stands on every page. */
  const told = <Answer>(answer: Answer): Answer => {
    news.tell('accounts', null);
    return answer;
  };
  return {
    list: on.list.handler(() => accounts.list()),
    left: on.left.handler(() => accounts.left()),
    openAgain: on.openAgain.handler(async ({ input }) => {
      await accounts.openAgain(input.account);
      return told({});
    }),
    tryPlan: on.tryPlan.handler(({ input }) => accounts.tryPlan(input.plan, input.keys)),
    tryKept: on.tryKept.handler(({ input }) => accounts.tryKept(input.account)),
    add: on.add.handler(async ({ input }) => told(await accounts.add(input.plan, input.keys))),
    change: on.change.handler(async ({ input: { account, ...change } }) => told(await accounts.change(account, change))),
    setKeys: on.setKeys.handler(async ({ input }) => told(await accounts.setKeys(input.account, input.keys))),
    remove: on.remove.handler(async ({ input }) => told(await accounts.remove(input.account, input.typedName))),
  };
}
