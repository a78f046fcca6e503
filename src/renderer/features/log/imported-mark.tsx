import { FileInput } from 'lucide-react';
import type { ReactNode } from 'react';

/** Brought in from a file: it was not written by this app. The mark stays for ever. */
export function ImportedMark(props: { readonly word: string }): ReactNode {
  return (
    <span className="mr-1.5 inline-flex h-4.5 items-center gap-1 rounded-small border border-unknown bg-unknown-soft px-1 align-text-bottom text-small text-unknown">
      <FileInput size={11} aria-hidden className="shrink-0" />
      {props.word}
    </span>
  );
}
