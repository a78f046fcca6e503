import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

export const toasts = Base.createToastManager();

const place = Promise.withResolvers<void>();
/** Kept once the place stands: what is told before would be heard by nobody. */
export const standing = place.promise;

/** Stands once in the frame. */
export function ToastPlace(): ReactNode {
  useEffect(() => place.resolve(), []);
  return (
    <Base.Provider toastManager={toasts} timeout={5_000}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 flex-col gap-2">
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List(): ReactNode {
  const { toasts: shown } = Base.useToastManager();
  const { t } = useTranslation('app');
  return shown.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      className="flex items-start gap-2 rounded-base border border-hairline bg-raised px-3 py-2 shadow-float"
    >
      <Base.Content className="min-w-0 flex-1">
        <Base.Title className="font-medium" />
        <Base.Description className="text-secondary" />
      </Base.Content>
      <Base.Close aria-label={t('close')} className="rounded-small p-0.5 text-secondary hover:bg-hover">
        <X size={14} aria-hidden />
      </Base.Close>
    </Base.Root>
  ));
}
