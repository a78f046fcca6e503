import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

/** A count that no connection reads, such as orders waiting for payment. */
export function NumberAnswer({ onNumber }: { readonly onNumber: (count: number) => void }): ReactNode {
  const { t } = useTranslation('customers');
  const [text, setText] = useState('');
  const sound = /^\d{1,9}$/u.test(text);
  return (
    <span className="flex gap-1">
      <TextField
        hideLabel
        label={t('numberAnswer')}
        inputMode="numeric"
        maxLength={9}
        className="numbers w-16"
        value={text}
        onChange={(event) => setText(event.target.value.trim())}
      />
      <Button disabled={!sound} onClick={() => onNumber(Number(text))}>
        {t('giveNumber')}
      </Button>
    </span>
  );
}
