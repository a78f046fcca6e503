import type { LogExportProgress } from '../../../contract/log-files.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { fileName } from '../letter.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import type { Asked, Written } from './asked.ts';

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8', pdf: 'application/pdf' } as const;

/** Hands the file to the person. Clear text never leaves without its entry, and what left is in the log: what was asked for, how much, its sum. */
export async function handOut(desk: Desk, asked: Asked, file: Written & { readonly path: string }): Promise<LogExportProgress> {
  const { form, personal } = asked;
  const { entries, sha256, bytes } = file;
  const about = await aboutOf(desk, asked);
  const write = async (draft: Pick<LogDraft, 'operation' | 'detail'>) => {
    await desk.store.appendLog([logged({ at: desk.clock.now(), ...about, ...draft, detail: { ...draft.detail, ...about.detail } })]);
    desk.news.tell('log', desk.info.account);
  };
  if (personal === 'clear') await write({ operation: 'personal-data-revealed', detail: { what: 'log-export', form } });
  const account = fileName(desk.info.name);
  const name = `${isSimulated(desk) ? 'SIMULATED ' : ''}operation log ${account} ${desk.clock.now().slice(0, 10)}.${form}`;
  const saved = await desk.host.saveFile({ name, type: types[form], file: file.path });
  const delivered = saved.kind === 'link' ? { ...saved, name } : saved;
  const done: LogExportProgress = { step: 'done', done: entries, of: entries, delivered, sha256, entries, bytes };
  if (saved.kind === 'cancelled') return { ...done, sha256: null };
  await write({ operation: 'log-exported', detail: { form, entries, bytes, sha256, masked: personal === 'masked' } });
  return done;
}

/** What was asked for: words and names are personal text; the customer is the one that the entry is about. */
async function aboutOf(desk: Desk, { search, filters }: Asked) {
  const { customerId, caseId, operator: ofOperator, ...plain } = filters;
  const { operator } = await readSettings(desk);
  // Of a customer that nobody knows there is no entry, and no pseudonym is made for it.
  const customer = customerId === undefined ? null : await desk.store.customer(customerId);
  return {
    customer,
    caseId: (caseId ?? null) as CaseId | null,
    detail: Object.fromEntries(Object.entries(plain).map(([name, value]) => [`only-${name}`, value])) as LogDraft['detail'],
    personal: { operator, search, ofOperator: ofOperator ?? '' },
  };
}
