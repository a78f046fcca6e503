import type { ChecklistRow } from '../../../contract/customers.ts';

/** The element of a checklist question: rules lead to it. */
export const questionId = (row: Pick<ChecklistRow, 'kind' | 'subject'>): string => `question-${row.kind}-${row.subject}`;
