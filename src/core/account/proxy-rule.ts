const form = /^(?:https?|socks5):\/\/(?:[\p{L}\d._-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?\/?$/iu;

/** Whether calls may go over a proxy at an address: a kind that is spoken here, host and port, nothing else; names and passwords stand elsewhere. */
export function mayBeProxy(address: string): boolean {
  const found = address.length <= 300 ? form.exec(address) : null;
  return found !== null && Number(found[1] ?? 1) <= 65_535;
}
