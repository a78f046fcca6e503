import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readEntryLink } from '../../../core/log/entry-link.ts';
import { TextField } from '../../ui/field.tsx';
import { useFollowedText } from '../../ui/followed-text.ts';

export const searchId = 'log-search';
/** While a person types, one question per so many milliseconds. */
const pause = 80;

/** Answers at once; the address, and with it the question, follows when the typing rests. */
export function SearchField(props: { readonly search: string; readonly onSearch: (search: string) => void }): ReactNode {
  const { t } = useTranslation('log');
  const { search, onSearch } = props;
  const [text, type] = useFollowedText(search);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      setTyped(null);
      onSearch(typed);
      // A pasted link opens its entry; it is no words to look for.
      if (readEntryLink(typed)) type('');
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, onSearch, type]);
  return (
    <TextField
      id={searchId}
      type="search"
      label={t('search')}
      hideLabel
      placeholder={t('searchHint')}
      className="min-w-44 flex-1"
      value={text}
      maxLength={120}
      onChange={(event) => {
        const words = event.target.value.replace(/\p{Cc}/gu, ' ');
        type(words);
        setTyped(words);
      }}
    />
  );
}
