/** Whether something that this page keeps on the computer, such as a saved view, holds the name. */
export function namedInPage(name: string): boolean {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return false;
  try {
    return Object.values({ ...localStorage }).some((text) => String(text).toLowerCase().includes(wanted));
  } catch {
    return false;
  }
}
