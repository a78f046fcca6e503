import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { CaseFile, CaseFileRefusal, LONGEST_CASE_FILE } from '../core/case/case-file.ts';
import { askDesk, line } from './define.ts';

/** What became of a file that a person opened. `known`: the case at this desk that it is about; null when this desk has no such case. */
export const OpenedCaseFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('refused'), name: z.string(), why: CaseFileRefusal }),
  z.object({ kind: z.literal('read'), name: z.string(), file: CaseFile, known: CaseId.nullable() }),
]);
export type OpenedCaseFile = z.infer<typeof OpenedCaseFile>;

/** Case files of other desks are read; nothing is written, neither here nor in the log. */
export const caseFiles = {
  /** The file that was opened with the app last, such as by a double click. */
  opened: askDesk({}).output(OpenedCaseFile),
  /** A file that the person chose on the page. */
  read: askDesk({ name: line(260), content: z.string().max(LONGEST_CASE_FILE + 1) }).output(OpenedCaseFile),
};
