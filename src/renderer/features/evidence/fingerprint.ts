/** Hex in groups of four, as a person compares it: `ab12 cd34 …`. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/gu, '$1 ');
