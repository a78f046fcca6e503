import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartnerType } from '../../../core/account/account.ts';
import { actingPermissions, readingCalls } from '../../../core/account/reading-calls.ts';

interface Row {
  readonly ids: readonly string[];
  readonly permissions: readonly string[];
  readonly shownAt: string;
  readonly inferred: boolean;
  readonly source: { readonly address: string; readonly date: string | null };
}

/** What an operator account needs for each call, as the sources say it (facts.md 4.0); one of the items is enough. */
export function PermissionTable(props: { readonly partnerType: PartnerType | null }): ReactNode {
  const { t } = useTranslation('accounts');
  const reading = readingCalls.filter((call) => !call.distributorOnly || props.partnerType === 'distributor');
  const named = reading.filter(({ permissions }) => permissions.length > 0);
  // Calls for which no item is named stand in one line; all of them have the same source.
  const others = reading.filter(({ permissions }) => permissions.length === 0);
  const [other] = others;
  const row = ({ ids, permissions, shownAt, source, inferred }: Row, untested: boolean) => (
    <tr key={ids.join(' ')} className="border-t border-hairline align-top">
      <th scope="row" className="py-1 pr-3 text-left font-normal">
        {ids.map((id) => t(`call.${id}`)).join(', ')}
        {untested ? <span className="block text-small text-unknown">{t('permission.untested')}</span> : null}
      </th>
      <td className="py-1 pr-3">
        {permissions.length === 0 ? <span className="text-secondary">{t('permission.none')}</span> : null}
        {permissions.map((item, index) => (
          <span key={item} className="block">
            {index > 0 ? <span className="text-secondary">{t('permission.or')} </span> : null}
            <code className="font-mono text-small break-all">{item}</code>
          </span>
        ))}
        {shownAt ? <span className="block text-small text-secondary">{shownAt}</span> : null}
      </td>
      <td className="py-1 text-small text-secondary">
        <span className="break-all">{source.address}</span>
        <span className="numbers block">{source.date ? t('permission.dated', { date: source.date }) : t('permission.undated')}</span>
        {inferred ? <span className="block">{t('permission.inferred')}</span> : null}
      </td>
    </tr>
  );
  return (
    <table className="w-full border-collapse">
      <caption className="mb-1 text-left text-secondary">{t('permission.caption')}</caption>
      <thead>
        <tr className="text-left text-small text-secondary">
          <th scope="col" className="w-1/4 py-1 pr-3 font-medium">
            {t('permission.call')}
          </th>
          <th scope="col" className="w-2/5 py-1 pr-3 font-medium">
            {t('permission.item')}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t('permission.source')}
          </th>
        </tr>
      </thead>
      <tbody>
        {named.map((call) => row({ ids: [call.id], ...call }, false))}
        {other ? row({ ...other, ids: others.map(({ id }) => id) }, false) : null}
        {Object.entries(actingPermissions).map(([id, act]) => row({ ids: [id], ...act }, true))}
      </tbody>
    </table>
  );
}
