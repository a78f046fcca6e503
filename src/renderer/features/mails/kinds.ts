import type { MailKind } from '../../../core/mail/mail.ts';

/** In the order in which a relationship ends; core/mail/mail.ts has the same with its schema, which a page does not need. */
export const kinds: readonly MailKind[] = ['application', 'consent', 'answer', 'instructions', 'ticket', 'other'];
