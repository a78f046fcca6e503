import type { MailAttempt } from '../../../core/mail/mail.ts';
import { shownAnswer } from '../../adapters/mail/smtp-answer.ts';

/** A try as it is shown: the server's words are a stranger's, and hold the customer's address. */
export const shownAttempt = (attempt: MailAttempt): MailAttempt => ({ ...attempt, answer: shownAnswer(attempt.answer) });
