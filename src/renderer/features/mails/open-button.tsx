import { MailOpen } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';

/** Chooses mails from the disk. */
export function OpenButton(props: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation('mails');
  const field = useRef<HTMLInputElement>(null);
  const open = () => field.current?.click();
  useCommand({ id: 'mails.open', label: t('open'), keys: 'O', group: t('title'), run: open });
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        accept=".eml,.msg"
        aria-label={t('openField')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Button look="primary" keys="O" hint={t('openHelp')} icon={<MailOpen size={14} aria-hidden />} onClick={open}>
        {t('open')}
      </Button>
    </>
  );
}
