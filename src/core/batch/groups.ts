/** Where a customer stands by both checks of our request. Apart from the schemas, which the page must not load (it allows no made code). */
export const batchGroups = ['allowed', 'mendable', 'blocked', 'unknown'] as const;
