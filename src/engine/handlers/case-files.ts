import type { OpenedCaseFile } from '../../contract/case-files.ts';
import { type CaseFileReading, readCaseFile } from '../../core/case/case-file.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';

export function caseFileHandlers(on: Implementer['caseFiles'], desks: Desks) {
  return {
    opened: on.opened.handler(({ input }) => {
      const { file } = desks.opening;
      return file === null ? { kind: 'none' as const } : answer(deskOf(desks, input.account), file.name, file.reading);
    }),
    read: on.read.handler(({ input }) => answer(deskOf(desks, input.account), input.name, readCaseFile(input.content))),
  };
}

/** A case is known here when both its own id and its customer's agree: a file cannot lead to another customer's case. */
async function answer(desk: Desk, name: string, reading: CaseFileReading): Promise<OpenedCaseFile> {
  if (reading.kind === 'refused') return { ...reading, name };
  const { file } = reading;
  const found = await desk.store.case(file.case.id);
  const known = found?.case.customerId === file.customer.customerId ? found.case.id : null;
  return { kind: 'read', name, file, known };
}
