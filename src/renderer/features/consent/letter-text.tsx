import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';

type Piece = ConsentDraft['body'][number];

/** Two accounts, told apart by line as well as by colour: solid for the customer, dotted for the partner. */
export const underline = {
  customer: 'text-customer underline decoration-solid decoration-2 underline-offset-4',
  partner: 'text-partner underline decoration-dotted decoration-2 underline-offset-4',
} as const;

/** The prescribed text with its filled places underlined; nothing in it can be edited. */
export function LetterText(props: { readonly pieces: readonly Piece[] }): ReactNode {
  const { t } = useTranslation('consent');
  return props.pieces.map((piece, index) =>
    piece.names === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a prescribed text never move
      <span key={index}>{piece.text}</span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index} data-names={piece.names} title={t(`inMail.${piece.names}`)} className={`font-semibold ${underline[piece.names]}`}>
        {piece.text === '' ? <em className="font-normal text-blocked">[{t(`inMail.${piece.names}`)}]</em> : piece.text}
      </span>
    ),
  );
}
