import type { ReactNode } from 'react';

/** A text whose invisible characters the engine wrote as code points, `⟨U+200B⟩`: those stand out, and nothing turns the line round. */
export function VisibleText(props: { readonly text: string }): ReactNode {
  const pieces = props.text.split(/(⟨U\+[0-9A-F]{4,6}[^⟩]{0,40}⟩)/u);
  return (
    <bdi className="font-mono text-small break-all">
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={index} className="rounded-small bg-unknown-soft px-0.5 text-unknown">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </bdi>
  );
}
