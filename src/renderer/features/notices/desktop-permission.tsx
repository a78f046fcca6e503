import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';

/** In the browser shell the page may be asked to show notices; the permission is asked for by a click only, never by itself. */
export function DesktopPermission(): ReactNode {
  const { t } = useTranslation('notices');
  const shell = useApp().data?.shell;
  const [permission, setPermission] = useState<NotificationPermission | 'missing'>(() =>
    'Notification' in window ? Notification.permission : 'missing',
  );
  if (shell !== 'browser') return shell === 'electron' ? <p className="text-secondary">{t('desktop.electron')}</p> : null;
  const words = { missing: 'desktop.missing', denied: 'desktop.refused', granted: 'desktop.on', default: 'desktop.off' } as const;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-secondary">
      {t(words[permission])} {t('desktop.masked')}
      {permission === 'default' ? (
        <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t('desktop.allow')}</Button>
      ) : null}
    </p>
  );
}
