import type { Page } from '@playwright/test';
import type { OpenDesk } from '../driver/driver.ts';
import { type Consent, consentOf } from './consent.ts';
import { type Customers, customersOf } from './customers.ts';
import { type Frame, frameOf } from './frame.ts';
import { type Inbox, inboxOf } from './inbox.ts';
import { type Log, logOf } from './log.ts';
import { type Mails, mailsOf } from './mails.ts';
import { type RecordByHand, recordOf } from './record.ts';
import { type RequestPage, requestOf } from './request.ts';
import { type Settings, settingsOf } from './settings.ts';
import { type Welcome, welcomeOf } from './welcome.ts';

/** Every page of the desk, by what a person does on it. */
export interface Pages {
  readonly frame: Frame;
  readonly welcome: Welcome;
  readonly settings: Settings;
  readonly customers: Customers;
  readonly request: RequestPage;
  readonly inbox: Inbox;
  readonly consent: Consent;
  readonly log: Log;
  readonly mails: Mails;
  readonly record: RecordByHand;
}

export const pagesOf = (page: Page, saved: OpenDesk['saved']): Pages => ({
  frame: frameOf(page),
  welcome: welcomeOf(page),
  settings: settingsOf(page),
  customers: customersOf(page),
  request: requestOf(page),
  inbox: inboxOf(page),
  consent: consentOf(page, saved),
  log: logOf(page),
  mails: mailsOf(page),
  record: recordOf(page),
});
