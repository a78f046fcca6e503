import { setImmediate as breathe } from 'node:timers/promises';
import type { AskedWhom, BatchMend } from '../../../contract/batch.ts';
import type { Delivered } from '../../../contract/define.ts';
import type { BatchGroup } from '../../../core/batch/batch.ts';
import { cleanForHeader } from '../../../core/consent/template.ts';
import { FactKind } from '../../../core/fact/fact.ts';
import { Fault } from '../../../core/fault.ts';
import type { Rule } from '../../../core/rule/pack.ts';
import { words } from '../../words/words.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { saveDocument } from '../letter.ts';
import { rulesOf, whomOf } from './asks.ts';
import { eachPage, type Listed } from './view.ts';

/** Account names under one heading. */
type Heading = { readonly title: string; readonly text: string; readonly order: number };
type Section = Heading & { readonly names: string[] };
/** Longer texts do not fit an answer across the bridge, nor a person's clipboard: they are files. Letters. */
const MOST_COPIED = 40_000;

/** One person's questions with the account names they are about. Fault not-found where nothing is left to be asked. */
export async function questionsText(
  desk: Desk,
  batchId: string,
  ask: { readonly whom: AskedWhom; readonly manager: string },
  way: 'copy' | 'file',
) {
  const rules = await rulesOf(desk);
  const sections = await collect(
    desk,
    batchId,
    'unknown',
    ({ row, customer }) => (customer.manager === ask.manager ? row.asks.filter((kind) => whomOf(kind) === ask.whom) : []),
    (kind) => ({ title: words(`batch.kind.${kind}`), text: needing(kind, rules), order: 0 }),
  );
  const title = words(`batch.asked.${ask.whom}`, { manager: cleanForHeader(ask.manager), context: ask.manager === '' ? 'nobody' : '' });
  return handOut(desk, words('batch.questions'), title, sections, way);
}

/** What one side has to do, with the account names it is about. */
export async function remediesText(desk: Desk, batchId: string, mustAct: BatchMend['mustAct'], way: 'copy' | 'file'): Promise<Delivered> {
  const rules = await rulesOf(desk);
  const sections = await collect(
    desk,
    batchId,
    'mendable',
    ({ row }) => row.rules.filter((id) => rules.get(id)?.mustAct === mustAct),
    (id) => ({ title: `${id}: ${rules.get(id)?.remedy ?? ''}`, text: rules.get(id)?.statement ?? '', order: rules.get(id)?.order ?? 0 }),
  );
  return handOut(desk, words('batch.remedies'), words(`batch.mustAct.${mustAct}`), sections, way);
}

/** The sentence of the first rule that needs the fact: it says why it is asked. */
function needing(kind: string, rules: ReadonlyMap<string, Rule>): string {
  const fact = FactKind.safeParse(kind);
  const rule = [...rules.values()].find(({ needs }) => fact.success && needs.includes(fact.data));
  return rule === undefined ? '' : `${rule.id}: ${rule.statement}`;
}

async function collect(
  desk: Desk,
  batchId: string,
  group: BatchGroup,
  under: (listed: Listed) => readonly string[],
  heading: (key: string) => Heading,
): Promise<readonly Section[]> {
  const sections = new Map<string, Section>();
  for await (const page of eachPage(desk, batchId, group)) {
    for (const listed of page) {
      for (const key of under(listed)) {
        const section = sections.get(key) ?? { ...heading(key), names: [] };
        section.names.push(cleanForHeader(listed.customer.accountName));
        sections.set(key, section);
      }
    }
    await breathe();
  }
  if (sections.size === 0) throw new Fault('not-found', { what: 'questions' });
  return [...sections.values()].sort((one, other) => one.order - other.order);
}

async function handOut(desk: Desk, what: string, title: string, sections: readonly Section[], way: 'copy' | 'file'): Promise<Delivered> {
  const head = [...(isSimulated(desk) ? [words('batch.simulated')] : []), title, words('batch.nothingSent')];
  const parts = sections.map(({ title: about, text, names }) =>
    [`${about} (${names.length})`, ...(text === '' ? [] : [text]), ...names.map((name) => `  ${name}`)].join('\n'),
  );
  const body = `${[head.join('\n'), ...parts].join('\n\n')}\n`;
  if (way === 'copy' && body.length <= MOST_COPIED) return { kind: 'text', subject: what, body };
  const content = body.replace(/\n/gu, '\r\n');
  return saveDocument(desk, { what, accountName: desk.info.name }, { ending: 'txt', type: 'text/plain; charset=utf-8', content });
}
