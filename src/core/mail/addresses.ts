/** The same mailbox: the local part exactly, the domain in any case (R28). */
export function sameAddress(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a !== null && b !== null && a.local === b.local && a.domain === b.domain;
}

/** Null for what is no address of one mailbox. */
function partsOf(address: string): { readonly local: string; readonly domain: string } | null {
  const text = address.trim();
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return null;
  return { local: text.slice(0, at), domain: text.slice(at + 1).toLowerCase() };
}

/** How addresses stand in one line: `Name <address>, …`. */
export function addressLine(addresses: readonly { readonly name: string; readonly address: string }[]): string {
  return addresses.map(({ name, address }) => (name === '' ? address : address === '' ? name : `${name} <${address}>`)).join(', ');
}
