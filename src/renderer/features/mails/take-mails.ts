import type { AccountId } from '../../../core/account/account.ts';
import type { DeskClient } from '../../bridge/client.ts';
import { faultOf } from '../../bridge/fault.ts';
import { inParts, nameOf } from '../../bridge/parts.ts';
import { type About, type Drop, dropsOf, type Filed, setDrop, setDrops } from './drops.ts';

/** Longer files are not even sent. Bytes; core/mail/mail.ts. */
const LONGEST = 50 * 1024 * 1024;

interface At {
  readonly client: DeskClient;
  readonly account: AccountId;
}
const sendings = new Map<AccountId, AbortController>();
let keys = 0;

/** Takes files that a person dropped or chose: the first is read now, the others wait. */
export function takeMails(at: At, files: readonly File[], about: About): void {
  if (files.length === 0) return;
  setDrops(at.account, (before) => ({ ...before, waiting: [...before.waiting, ...files.map((file) => ({ file, about }))] }));
  if (dropsOf(at.account).current === null) next(at);
}

/** Puts the mail under review away, in the engine too, and turns to the next. Nothing of it is kept. */
export function letGo(at: At): void {
  const { current } = dropsOf(at.account);
  sendings.get(at.account)?.abort();
  // The engine forgets it by itself in time: that it could not be told changes nothing for the person.
  if (current?.stage.kind === 'here') at.client.mails.letGo({ account: at.account, dropId: current.stage.dropId }).catch(() => undefined);
  next(at);
}

export const letAllGo = (at: At): void => {
  setDrops(at.account, (before) => ({ ...before, waiting: [] }));
  letGo(at);
};

/** The mail under review was filed. */
export function wasFiled(at: At, filed: Filed): void {
  setDrops(at.account, (before) => ({ ...before, filed }));
  next(at);
}

export const dismissFiled = (account: AccountId): void => setDrops(account, (before) => ({ ...before, filed: null }));

function next(at: At): void {
  const [first, ...waiting] = dropsOf(at.account).waiting;
  keys += 1;
  const drop: Drop | null =
    first === undefined
      ? null
      : {
          key: keys,
          name: nameOf(first.file),
          size: first.file.size,
          about: first.about,
          stage: { kind: 'sending', sent: 0 },
          choice: { kind: null, direction: null, target: null },
        };
  setDrops(at.account, (before) => ({ ...before, current: drop, waiting }));
  if (drop !== null && first !== undefined) void send(at, drop, first.file);
}

async function send({ client, account }: At, drop: Drop, file: File): Promise<void> {
  if (file.size === 0 || file.size > LONGEST) {
    setDrop(account, drop.key, { stage: { kind: 'refused', why: file.size === 0 ? 'empty' : 'tooLarge' } });
    return;
  }
  const sending = new AbortController();
  sendings.set(account, sending);
  let dropId: string | null = null;
  try {
    const begun = await client.mails.begin({ account, name: drop.name, size: file.size });
    dropId = begun.dropId;
    await inParts(file, (part) => client.mails.part({ account, dropId: begun.dropId, ...part }), {
      sent: (sent) => setDrop(account, drop.key, { stage: { kind: 'sending', sent } }),
      signal: sending.signal,
    });
    sending.signal.throwIfAborted();
    setDrop(account, drop.key, { stage: { kind: 'here', dropId } });
  } catch (error) {
    if (dropId !== null) client.mails.letGo({ account, dropId }).catch(() => undefined);
    setDrop(account, drop.key, { stage: { kind: 'failed', fault: faultOf(error) } });
  }
}
