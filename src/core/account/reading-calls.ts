/** One reading call of the public API that the app makes, and what an operator account needs for it (facts.md 4.0). */
export interface ReadingCall {
  readonly id: 'customers' | 'resellers' | 'orders' | 'resources' | 'budgets' | 'budget-records';
  readonly path: string;
  /** One of these is enough; none listed: the sources name no item. */
  readonly permissions: readonly string[];
  /** Where an administrator finds the item in Partner Center, in the words of the source; '' where none is named. */
  readonly shownAt: string;
  readonly source: { readonly address: string; readonly date: string | null };
  /** The page is that of another site: that this one has the same items is our reading. */
  readonly inferred: boolean;
  /** Only a distributor may call it (facts.md 4.8). */
  readonly distributorOnly: boolean;
}

const permissionsPage = 'https://support.huaweicloud.com/intl/tr-tr/api-bpconsole/jac_00003.html';
const none = {
  permissions: [],
  shownAt: '',
  source: { address: permissionsPage, date: null },
  inferred: false,
  distributorOnly: false,
} as const;

/** Every reading call, in the order in which a person is shown whether it works. */
export const readingCalls: readonly ReadingCall[] = [
  {
    id: 'customers',
    path: 'POST /v2/partners/sub-customers/query',
    permissions: ['BPC_ITEM_SUBCUSTSERV_010100', 'BPC_ITEM_SUBCUSTSERV_010500'],
    shownAt: 'Customer List - view list / Reseller Customers - view customer info',
    source: { address: 'https://support.huaweicloud.com/api-bpconsole/mc_00021.html', date: '2025-11-20' },
    inferred: true,
    distributorOnly: false,
  },
  { ...none, id: 'resellers', path: 'POST /v2/partners/indirect-partners/query', distributorOnly: true },
  { ...none, id: 'orders', path: 'GET /v2/orders/customer-orders' },
  { ...none, id: 'resources', path: 'POST /v2/orders/suscriptions/resources/query' },
  { ...none, id: 'budgets', path: 'POST /v2/partners/sub-customers/budget/query' },
  {
    id: 'budget-records',
    path: 'GET /v2/partners/sub-customers/budget/records',
    permissions: ['BPC_ITEM_SUBCUSTSERV_010111', 'BPC_ITEM_SUBCUSTSERV_010503'],
    shownAt: 'Customer List - Adjust Credit Limit / Reseller Customers - Set Monthly Budgets',
    source: { address: 'https://support.huaweicloud.com/intl/en-us/api-bpconsole/mt_01007.html', date: '2025-11-27' },
    inferred: false,
    distributorOnly: false,
  },
];

/** The permission items of the acting calls: shown as untested, since trying one would be acting (facts.md 4.2). */
export const actingPermissions = {
  unfreeze: {
    permissions: ['BPC_ITEM_SUBCUSTSERV_010501', 'BPC_ITEM_SUBCUSTSERV_010115'],
    shownAt: 'Reseller Customers - / Customer List - Freeze/Unfreeze Accounts',
    source: { address: 'https://support.huaweicloud.com/intl/zh-cn/api-bpconsole/mc_00027.html', date: '2025-11-27' },
    inferred: false,
  },
} as const;

/** Where the public API is (facts.md 4.0; SDK region list of 2026-08-20). */
export const endpoints = { intl: 'https://bss-intl.myhuaweicloud.com', eu: 'https://bss.myhuaweicloud.eu' } as const;
