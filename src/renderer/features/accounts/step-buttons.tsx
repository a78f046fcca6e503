import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

/** The end of every step. */
export function StepButtons(props: {
  readonly onBack?: () => void;
  readonly next: string;
  readonly busy?: boolean;
  readonly doubtful?: boolean;
}): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <div className="flex items-center gap-2 border-t border-hairline pt-3">
      {props.onBack ? <Button onClick={props.onBack}>{t('new.back')}</Button> : null}
      <Button type="submit" look={props.doubtful ? 'normal' : 'primary'} busy={props.busy ?? false}>
        {props.next}
      </Button>
    </div>
  );
}
