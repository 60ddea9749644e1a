/** Who was online in the outage and what each would get; giving it takes a reason and one more yes. */
import { UserRoundX } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutageForm, OutagePreview } from '../../../contract/outage.ts'
import { formatDuration } from '../../../core/durations.ts'
import { useOutagePreview } from '../../bridge/plan-queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { GiveForm } from './give-form.tsx'
import { OverlapNotice } from './overlap-notice.tsx'

interface OutageWhomProps {
  readonly form: OutageForm
  readonly onGiven: () => void
}

export function OutageWhom({ form, onGiven }: OutageWhomProps) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useOutagePreview(form)
  // Named once for this look: pressing twice gives once.
  const [requestId] = useState(() => crypto.randomUUID())
  const heading = useRef<HTMLHeadingElement>(null)
  if (isPending) return <p className="text-muted">{t('outage.looking')}</p>
  if (!data) return <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
  if (data.count === 0 && data.nothing.length === 0) {
    return (
      <EmptyState icon={UserRoundX} title={t('outage.nobodyTitle')}>
        {t('outage.nobodyText')}
      </EmptyState>
    )
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
        {t('outage.who')}
      </h2>
      {data.overlaps.map((each) => (
        <OverlapNotice key={each.id} before={each} />
      ))}
      {data.count > 0 && (
        <GiveForm order={{ ...form, requestId, digest: data.digest }} count={data.count} onGiven={onGiven} />
      )}
      {data.count > 0 && <Whom preview={data} />}
      {data.nothing.length > 0 && <Nothing preview={data} />}
    </>
  )
}

function Whom({ preview: { listed, count } }: { preview: OutagePreview }) {
  const { t } = useTranslation()
  const gets = ({ seconds, validitySeconds }: (typeof listed)[number]) =>
    [
      seconds > 0 && t('outage.getsTime', { time: formatDuration(seconds) }),
      validitySeconds > 0 && t('outage.getsValidity', { time: formatDuration(validitySeconds) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className="w-full text-start">
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            {(['code', 'package', 'wasOnline', 'gets'] as const).map((name) => (
              <th key={name} scope="col" className="px-4 py-2 text-start font-medium">
                {t(`outage.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((hit) => (
            <tr key={hit.tokenId} className="border-b border-line last:border-b-0">
              <td className="code px-4 py-2 font-medium">{`…${hit.codeEnding}`}</td>
              <td className="px-4 py-2">{hit.planName}</td>
              <td className="money px-4 py-2">
                {hit.onlineSeconds < 60
                  ? t('outage.moment')
                  : formatDuration(hit.onlineSeconds - (hit.onlineSeconds % 60))}
              </td>
              <td className="money px-4 py-2">{gets(hit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > listed.length && (
        <p className="border-t border-line px-4 py-2 text-muted">
          {t('outage.more', { count: count - listed.length })}
        </p>
      )}
    </div>
  )
}

function Nothing({ preview: { nothing } }: { preview: OutagePreview }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('outage.nothing')} className="text-muted">
      <h3 className="text-sm font-semibold">{t('outage.nothing')}</h3>
      <ul>
        {nothing.map(({ because, count }) => (
          <li key={because} className="money">
            {`${count} × ${t(`outageNothing.${because}`)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
