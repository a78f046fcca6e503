/** `100,000`. Not by Intl: its first number takes longer than drawing the whole list. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
