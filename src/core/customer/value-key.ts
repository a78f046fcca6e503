/** The beginning of every key under which the store keeps a value about one customer: the store erases by it. */
export const customerValues = (customerId: string): string => `customer/${encodeURIComponent(customerId)}/`;

/** The key of one value about one customer, e.g. its stated address: erased with the customer. */
export const customerValueKey = (customerId: string, name: string): string => `${customerValues(customerId)}${name}`;
