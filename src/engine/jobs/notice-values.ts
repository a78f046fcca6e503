import type { CustomerReading } from '../../core/customer/customer.ts';
import { maskName } from '../../core/customer/mask.ts';
import type { NoticeDraft } from '../../core/notice/notice.ts';

/** Who a notice is about, masked: a desktop shows it to whoever looks at the screen (R30). */
export function noticeValues(customer: Pick<CustomerReading, 'accountName' | 'name'> | null): NoticeDraft['values'] {
  return { accountName: maskName(customer?.accountName ?? ''), name: maskName(customer?.name ?? '') };
}
