const NOTES = {
  'code-sent': 'A code was sent. It is in the mailbox on this page.',
  'code-wrong': 'The code is wrong. After five wrong tries send a new one.',
  'code-expired': 'The code has expired. Send a new one.',
  'code-used': 'The code was already used. Send a new one.',
  'check-failed': 'The account check failed. Handle the failed items first; rejecting is possible anyway.',
  quota: 'Three requests were made within three months; the next is possible later.',
  'not-understood': 'Tick the statement first.',
  open: 'A request of this customer is already open.',
  closed: 'This request is no longer open.',
  submitted: 'The request has been submitted. After the partner completes the processing you will be notified of the result.',
  disassociated: 'Successfully disassociated.',
  rejected: 'You have rejected the request submitted by the partner.',
  changed: 'Changed.',
} as const;

export type Note = keyof typeof NOTES;

/** What the page says after an act; only these sentences can be shown, whatever the address says. */
export function noteText(note: string | null): string | null {
  return note !== null && Object.hasOwn(NOTES, note) ? NOTES[note as Note] : null;
}
