import { Eraser } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextArea } from '../../ui/field.tsx';

/** One confirmation for the whole list: what it takes, a reason, and a button that says how many. */
export function DueAct(props: { readonly count: number; readonly onErase: (reason: string) => void }): ReactNode {
  const { t } = useTranslation('erasure');
  const { count } = props;
  const [reason, setReason] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [tried, setTried] = useState(false);
  const ready = understood && reason.trim() !== '';
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t border-hairline pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (ready) props.onErase(reason.trim());
      }}
    >
      <p>{t('due.review')}</p>
      <TextArea
        label={t('due.reason')}
        help={t('due.reasonHelp')}
        maxLength={500}
        rows={2}
        value={reason}
        problem={tried && reason.trim() === '' ? t('act.noReason') : ''}
        onChange={(event) => setReason(event.target.value)}
      />
      <Checkbox className="font-medium" checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
        {t('due.understood', { count })}
      </Checkbox>
      <div>
        <Button type="submit" look={ready ? 'danger' : 'normal'} disabled={!understood} icon={<Eraser size={14} aria-hidden />}>
          {t('due.act', { count })}
        </Button>
      </div>
    </form>
  );
}
