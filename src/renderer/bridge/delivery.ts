import type { Delivered } from '../../contract/define.ts';

/** What became of a made document on this side of the bridge; `text-kept`: the clipboard refused, the page shows the text to be copied. */
export type Delivery = Delivered['kind'] | 'text-kept';

/** Finishes what only the page can do: starts the download of a one-time address of our own origin, or fills the clipboard. */
export async function finishDelivery(delivered: Delivered): Promise<Delivery> {
  if (delivered.kind === 'link') {
    const anchor = document.createElement('a');
    anchor.href = delivered.href;
    anchor.download = delivered.name;
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
  }
  if (delivered.kind !== 'text') return delivered.kind;
  try {
    await navigator.clipboard.writeText(delivered.subject === '' ? delivered.body : `${delivered.subject}\n\n${delivered.body}`);
    return 'text';
  } catch {
    return 'text-kept';
  }
}
