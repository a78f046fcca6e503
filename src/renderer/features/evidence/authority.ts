/** Whether it is an address that a time-stamping authority may have; the engine checks again. */
export function isAuthority(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);
}
