import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { LetterFinding } from '../../../core/consent/finding.ts';
import { placeId, weightAt } from './findings.ts';

type Piece = ConsentDraft['body'][number];

/** Two accounts, told apart by line as well as by colour: solid for the customer, dotted for the partner. */
export const underline = {
  customer: 'text-customer underline decoration-solid decoration-2 underline-offset-4',
  partner: 'text-partner underline decoration-dotted decoration-2 underline-offset-4',
} as const;

/** A place or a line with a finding: a frame besides the colour, so that it is seen without colours too. */
export const framed = {
  error: 'rounded-small bg-blocked-soft outline-2 outline-offset-1 outline-blocked outline-solid focus:outline-4',
  warning: 'rounded-small bg-unknown-soft outline-2 outline-offset-1 outline-unknown outline-dashed focus:outline-4',
} as const;

/** The prescribed text with its filled places underlined and numbered from `first` on; nothing in it can be edited. */
export function LetterText(props: {
  readonly pieces: readonly Piece[];
  readonly part: 'subject' | 'body';
  readonly first: number;
  readonly findings: readonly LetterFinding[];
}): ReactNode {
  const { pieces, part, first, findings } = props;
  let place = first - 1;
  return pieces.map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a prescribed text never move
    if (piece.names === null) return <span key={index}>{piece.text}</span>;
    place += 1;
    return (
      // A place is known by its number.
      <Place
        key={`place-${place}`}
        piece={{ ...piece, names: piece.names }}
        place={place}
        part={part}
        weight={weightAt(findings, part, place)}
      />
    );
  });
}

function Place(props: {
  readonly piece: Piece & { readonly names: 'customer' | 'partner' };
  readonly place: number;
  readonly part: 'subject' | 'body';
  readonly weight: LetterFinding['weight'] | null;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { piece, place, part, weight } = props;
  const names = t(`inMail.${piece.names}`);
  return (
    <span
      id={placeId(part, place)}
      tabIndex={-1}
      data-weight={weight ?? undefined}
      className={weight ? `mx-0.5 px-0.5 ${framed[weight]}` : undefined}
    >
      <bdi data-names={piece.names} title={names} className={`font-semibold ${underline[piece.names]}`}>
        {piece.text === '' ? <em className="font-normal text-blocked">[{names}]</em> : piece.text}
      </bdi>
      {weight ? (
        <sup className="pl-0.5 text-small leading-none font-medium">
          <span className="sr-only">{t(`finding.at.${weight}`)} </span>
          {place}
        </sup>
      ) : null}
    </span>
  );
}
