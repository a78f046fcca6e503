import type { ReactNode } from 'react';

/** What a server said, word for word, as text: whatever it writes is never more than letters here. */
export function ServerAnswer(props: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <figure className="rounded-small border border-hairline bg-sunken px-2 py-1">
      <figcaption className="text-small text-secondary">{props.label}</figcaption>
      <pre className="max-h-40 overflow-auto font-mono text-small break-all whitespace-pre-wrap">{props.text}</pre>
    </figure>
  );
}
