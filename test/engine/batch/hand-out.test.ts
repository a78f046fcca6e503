import { expect, test } from 'vitest';
import { account, refusal } from '../handlers/desk-under-test.ts';
import { checksUnderTest, everybody } from './checks-under-test.ts';

async function checked() {
  const desk = await checksUnderTest(4, (place) => ({
    accountName: place === 0 ? '=cmd|calc' : `acme-${place}`,
    name: place === 1 ? 'Acme, Quoted' : `Name ${place}`,
    manager: place === 3 ? '' : 'Li Na',
  }));
  desk.gateway.check = async (customerId) => ({
    checkedAt: desk.time.now(),
    passed: false,
    items: customerId === desk.customer(2) ? [{ code: 'R07', passed: false, statement: '' }] : [],
  });
  const { id } = await everybody(desk);
  await desk.checks.begin(id, 'Ann Lee');
  await desk.until('ended');
  return { desk, id };
}

test('every judged row is in the CSV: no text is a formula, names are masked, and what is simulated says so', async () => {
  const { desk, id } = await checked();
  await desk.client.checkMany.save({ account, batchId: id });
  const saved = desk.host.saved.at(-1);
  expect(saved?.name).toMatch(/^SIMULATED check of many .*\.csv$/u);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(saved?.bytes);
  expect(text.startsWith('\ufeffAccount name,')).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/^'=cmd\|calc,/u);
  expect(lines[2]).toMatch(/^acme-1,A/u);
  expect(text).not.toContain('Quoted');
  expect(lines.slice(1).every((line) => line.endsWith(',SIMULATED'))).toBe(true);
  expect(lines[3]).toContain('can be mended this week,R07');
});

test('who is to be asked is told by person, and the text names whose customers it is about and that nothing was sent', async () => {
  const { desk, id } = await checked();
  const asks = await desk.client.checkMany.asks({ account, batchId: id });
  const ask = asks.find(({ whom, manager }) => whom === 'partner-center' && manager === 'Li Na');
  expect(ask?.customers).toBe(2);
  expect(ask?.kinds.map(({ kind }) => kind)).toContain('reservedInstance');
  const input = { account, batchId: id, whom: 'partner-center', manager: 'Li Na' } as const;
  const copied = await desk.client.checkMany.questionsText({ ...input, way: 'copy' });
  expect(copied).toMatchObject({ kind: 'text' });
  const body = copied.kind === 'text' ? copied.body : '';
  expect(body).toMatch(/^SIMULATED: .*\nPlease look in Partner Center for these customers of Li Na:\nNothing was sent/u);
  expect(body).toMatch(/Does it have a valid reserved instance\? \(2\)\nR07: .*\n {2}=cmd\|calc\n {2}acme-1/u);
  expect(body).not.toContain('acme-3');
  const nobody = desk.client.checkMany.questionsText({ ...input, manager: 'Nobody', way: 'copy' });
  expect(await refusal(nobody)).toMatchObject({ code: 'not-found' });
});

test('what can be mended is a list by who must act, saved where it is too long to be copied', async () => {
  const { desk, id } = await checked();
  const mends = await desk.client.checkMany.mends({ account, batchId: id });
  expect(mends).toMatchObject([{ mustAct: 'customer', customers: 1, rules: [{ ruleId: 'R07', customers: 1 }] }]);
  await desk.client.checkMany.remediesText({ account, batchId: id, mustAct: 'customer', way: 'file' });
  expect(desk.host.saved.at(-1)?.content).toContain('  acme-2\r\n');
});

test('a plan or a result is let go by a person; one that runs is not', async () => {
  const { desk, id } = await checked();
  await desk.client.checkMany.discard({ account, batchId: id });
  expect(await desk.client.checkMany.state({ account })).toEqual({ planned: null, current: null });
  expect(await refusal(desk.client.checkMany.save({ account, batchId: id }))).toMatchObject({ code: 'not-found' });
});
