import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountColour } from '../../../core/account/colour.ts';
import { AccountMark } from '../../ui/account-mark.tsx';

const colours = ['blue', 'teal', 'green', 'amber', 'red', 'violet', 'grey'] as const satisfies readonly AccountColour[];

/** Native radios: arrows move, one stop for Tab. */
export function ColourChoice(props: { readonly value: AccountColour; readonly onChange: (colour: AccountColour) => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('colour.label')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {colours.map((colour) => (
          <label
            key={colour}
            className={`flex h-7 items-center gap-1.5 rounded-base border px-2 ${props.value === colour ? 'border-accent bg-accent-soft' : 'border-hairline hover:bg-hover'}`}
          >
            <input
              type="radio"
              name={name}
              checked={props.value === colour}
              onChange={() => props.onChange(colour)}
              className="size-4 accent-accent-solid"
            />
            <AccountMark colour={colour} />
            {t(`colour.${colour}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
