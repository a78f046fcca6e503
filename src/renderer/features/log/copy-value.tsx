import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';

/** Copies a text and says so, or says that the clipboard refused it. `label` alone: an icon; with `words`: a button that says them. */
export function CopyValue(props: {
  readonly text: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly words?: boolean;
  readonly className?: string;
}): ReactNode {
  const { t } = useTranslation('log');
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => toast(t('detail.copied')),
      () => toast(t('detail.copyFailed'), props.text),
    );
  return props.words ? (
    <Button icon={props.icon} onClick={() => void copy()}>
      {props.label}
    </Button>
  ) : (
    <IconButton label={props.label} icon={props.icon} className={props.className} onClick={() => void copy()} />
  );
}
