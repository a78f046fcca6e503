import type { AccountSummary } from '../../contract/accounts.ts';
import type { AccountId } from '../../core/account/account.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import { authoritiesIn } from '../accounts/authorities.ts';
import type { Desks } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { readSettings } from '../desk/settings.ts';
import { logged } from '../desk/witness.ts';

export function accountHandlers(on: Implementer['accounts'], desks: Desks) {
  const { accounts, news } = desks;
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
    certificates: on.certificates.handler(async ({ input }) => authoritiesIn(input.pem)),
    tryPlan: on.tryPlan.handler(({ input }) => accounts.tryPlan(input.plan, input.keys)),
    tryKept: on.tryKept.handler(({ input }) => accounts.tryKept(input.account)),
    add: on.add.handler(async ({ input }) => told(await accounts.add(input.plan, input.keys))),
    change: on.change.handler(async ({ input: { account, ...change } }) => {
      const summary = await accounts.change(account, change);
      const { name, endpoint, gatewayEndpoint, signInAddress } = summary;
      await logChange(desks, account, { setting: 'account', name, endpoint, gatewayEndpoint, signInAddress, ...networkDetail(summary) });
      return told(summary);
    }),
    setKeys: on.setKeys.handler(async ({ input }) => {
      const summary = await accounts.setKeys(input.account, input.keys);
      await logChange(desks, input.account, { setting: 'keys' });
      return told(summary);
    }),
    remove: on.remove.handler(async ({ input }) => told(await accounts.remove(input.account, input.typedName))),
  };
}

/** How calls leave the machine decides who can see and turn them: whoever looks into the log finds when it was changed, and to what. */
function networkDetail({ network, proxySignIn }: AccountSummary): LogDraft['detail'] {
  if (network === null) return {};
  const { proxy, authorities } = network;
  return { proxy: proxy.kind === 'fixed' ? proxy.address : proxy.kind, proxySignIn, authorities: authorities.length };
}

/** In the log of the account itself: that it was changed and to what, of keys only that they were; a desk that cannot be opened has no log to write to. */
async function logChange({ all, news }: Desks, account: AccountId, detail: LogDraft['detail']): Promise<void> {
  const desk = all.find(({ info }) => info.account === account);
  if (!desk) return;
  const { operator } = await readSettings(desk);
  await desk.store.appendLog([logged({ at: desk.clock.now(), operation: 'setting-changed', detail, personal: { operator } })]);
  news.tell('log', account);
}
