import { Fragment, type ReactNode } from 'react';
import { markHits } from './marks.ts';

/** A text with what the search found marked in it. */
export function Marked(props: { readonly text: string; readonly words: readonly string[] }): ReactNode {
  return markHits(props.text, props.words).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    return piece.hit ? <mark key={index}>{piece.text}</mark> : <Fragment key={index}>{piece.text}</Fragment>;
  });
}
