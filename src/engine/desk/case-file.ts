import type { DeskSettings } from '../../contract/settings.ts';
import type { Case } from '../../core/case/case.ts';
import { LONGEST_SUMMARY, writeCaseFile } from '../../core/case/case-file.ts';
import { oneLine } from '../../core/case/summary.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { maskName } from '../../core/customer/mask.ts';
import { type Desk, isSimulated } from './desk.ts';

/** The case file that hands a case over: names masked as in the summary, no key, no code. */
export function handOverFile(
  desk: Pick<Desk, 'info'>,
  about: {
    readonly case: Case;
    readonly customer: Customer;
    readonly settings: DeskSettings;
    readonly to: string;
    readonly at: string;
    readonly summary: string;
  },
): { readonly ending: string; readonly type: string; readonly content: string } {
  const { case: each, customer, settings } = about;
  const { site, partnerType } = desk.info;
  const line = (text: string, most: number) => oneLine(text).slice(0, most);
  const content = writeCaseFile({
    format: 'consent-desk-case',
    version: 1,
    kind: 'hand-over',
    simulated: isSimulated(desk),
    site,
    partnerType,
    partnerAccountName: line(settings.partnerAccountName, 128),
    from: line(settings.operator, 120),
    to: line(about.to, 120),
    at: about.at,
    case: { id: each.id, side: each.side, state: each.state, openedAt: each.openedAt, pendingSince: each.pendingSince },
    customer: {
      customerId: customer.customerId,
      accountName: line(customer.accountName, 128),
      maskedName: line(maskName(customer.name), 200),
    },
    summary: about.summary.slice(0, LONGEST_SUMMARY),
  });
  return { ending: 'consentdesk', type: 'application/vnd.consent-desk.case+json', content };
}
