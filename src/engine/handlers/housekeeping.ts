import type { BackupProgress, CheckProgress, OpenProgress } from '../../contract/housekeeping.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { heldBackups, receiveBackupPart } from '../desk/backup/held.ts';
import { backUp } from '../desk/backup/make.ts';
import { rebuildDatabase } from '../desk/backup/rebuild.ts';
import { openReceived, restore } from '../desk/backup/restore.ts';
import { acknowledgeRebuilt, housekeepingState, sizeOf } from '../desk/backup/state.ts';
import type { Desk } from '../desk/desk.ts';
import { told } from '../desk/evidence/told.ts';

export function housekeepingHandlers(on: Implementer['housekeeping'], desks: Desks) {
  const held = heldBackups(desks.unfinished);
  /** Everything may be another now. */
  const tellAll = ({ news, info }: Desk) => {
    for (const topic of ['customers', 'requests', 'notices', 'log', 'mails', 'sync', 'settings', 'status'] as const)
      news.tell(topic, info.account);
  };
  return {
    state: on.state.handler(({ input }) => housekeepingState(deskOf(desks, input.account))),

    size: on.size.handler(({ input }) => sizeOf(deskOf(desks, input.account))),

    check: on.check.handler(({ input, signal }) => {
      const { files, clock } = deskOf(desks, input.account);
      return told<CheckProgress>(async (tell, stop) => {
        const at = (step: string, done: number, of: number): CheckProgress => ({
          step: step as CheckProgress['step'],
          done,
          of,
          result: null,
        });
        const checked = await files.keeper.run({ kind: 'check', path: files.database }, (...said) => tell(at(...said)), stop);
        const problems = checked.problems.map((line) => line.slice(0, 300));
        return { ...at('done', 1, 1), result: { problems, chain: checked.chain, at: clock.now() } };
      }, signal);
    }),

    backup: on.backup.handler(({ input, signal }) => {
      const { version, unfinished } = desks;
      const parts = { desk: deskOf(desks, input.account), version, unfinished };
      return told<BackupProgress>((tell, stop) => backUp(parts, input.passphrase, tell, stop), signal);
    }),

    beginRestore: on.beginRestore.handler(async ({ input }) => {
      deskOf(desks, input.account);
      return { restoreId: held.begin(input.account, input.size).restoreId };
    }),

    part: on.part.handler(async ({ input }) => {
      receiveBackupPart(held.of(input.account, input.restoreId), input.offset, input.content);
      return {};
    }),

    openBackup: on.openBackup.handler(({ input, signal }) => {
      const desk = deskOf(desks, input.account);
      const backup = held.of(input.account, input.restoreId);
      return told<OpenProgress>((tell, stop) => openReceived(desk, backup, input.passphrase, tell, stop), signal);
    }),

    restore: on.restore.handler(async ({ input }) => {
      const { account } = input;
      const again = () => deskOf(desks, account);
      const restored = await restore({
        desk: again(),
        held: held.of(account, input.restoreId),
        typedName: input.typedName,
        whileClosed: (work) => desks.accounts.whileClosed(account, work),
        again,
      });
      held.letGo(account);
      tellAll(again());
      return restored;
    }),

    discard: on.discard.handler(async ({ input }) => {
      held.of(input.account, input.restoreId);
      held.letGo(input.account);
      return {};
    }),

    rebuild: on.rebuild.handler(async ({ input }) => {
      const { files, clock, info } = deskOf(desks, input.account);
      await desks.accounts.whileClosed(input.account, async () => {
        await rebuildDatabase(files, { account: info.account, chain: files.chain, at: clock.now() });
      });
      tellAll(deskOf(desks, input.account));
      return {};
    }),

    acknowledge: on.acknowledge.handler(async ({ input }) => {
      await acknowledgeRebuilt(deskOf(desks, input.account));
      return {};
    }),
  };
}
