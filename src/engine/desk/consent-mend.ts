import type { LetterMend } from '../../core/consent/finding.ts';
import { cleanForHeader } from '../../core/consent/template.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { Fault } from '../../core/fault.ts';
import type { Desk } from './desk.ts';
import { forgetStatedRecipient, listedRecipient, readRecipient } from './recipient.ts';
import { readSettings, writeSettings } from './settings.ts';
import { logged } from './witness.ts';

export type DeskMend = Exclude<LetterMend, 'make-again'>;

/** Does what the button of a finding says, with its entry in the log. Fault invalid-input {field: mend}: there is nothing to mend so. */
export async function mendLetter(desk: Desk, customer: Customer, mend: DeskMend, by: string): Promise<void> {
  switch (mend) {
    case 'use-listed-recipient': {
      const { source } = await readRecipient(desk, customer);
      if (source !== 'person' || listedRecipient(customer) === null) throw new Fault('invalid-input', { field: 'mend' });
      return forgetStatedRecipient(desk, customer, by);
    }
    case 'trim-partner-name':
      return trimPartnerName(desk, by);
  }
}

/** The name as the letter already says it, since no header can hold it otherwise. */
async function trimPartnerName(desk: Desk, by: string): Promise<void> {
  const settings = await readSettings(desk);
  const partnerAccountName = cleanForHeader(settings.partnerAccountName);
  if (partnerAccountName === settings.partnerAccountName || partnerAccountName === '') throw new Fault('invalid-input', { field: 'mend' });
  const entry = logged({
    at: desk.clock.now(),
    operation: 'setting-changed',
    source: 'person',
    detail: { setting: 'partner', mend: 'trim-partner-name' },
    personal: { operator: by, partnerAccountName, partnerEmail: settings.partnerEmail },
  });
  await writeSettings(desk, { ...settings, partnerAccountName }, [entry]);
}
