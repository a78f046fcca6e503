import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Facts } from './page.tsx';

/** A mail as it would be written, folded away until it is wanted. `to` null: nobody's address is known. */
export function MailPreview(props: {
  readonly language: 'en' | 'zh';
  readonly mail: { readonly to: string | null; readonly subject: string; readonly body: string };
  /** Words of the page. */
  readonly words: (key: 'hide' | 'show' | 'to' | 'toUnknown' | 'subject') => string;
}): ReactNode {
  const { language, mail, words } = props;
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Button look="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {words(shown ? 'hide' : 'show')}
      </Button>
      {shown ? (
        <div lang={language === 'zh' ? 'zh-Hans' : 'en'} className="mt-2 flex flex-col gap-2 rounded-base bg-sunken p-3">
          <Facts
            rows={[
              [words('to'), mail.to ?? words('toUnknown')],
              [words('subject'), mail.subject],
            ]}
          />
          <p className="whitespace-pre-wrap">{mail.body}</p>
        </div>
      ) : null}
    </div>
  );
}
