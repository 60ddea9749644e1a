/** Codes that a router let somebody in with, though nobody bought them. */
import { useTranslation } from 'react-i18next'
import type { Leak } from '../../../contract/stock.ts'
import { formatBytes, formatDuration } from '../../../core/durations.ts'
import { Notice } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'

interface LeaksProps {
  readonly leaks: { readonly count: number; readonly latest: readonly Leak[] }
}

export function Leaks({ leaks: { count, latest } }: LeaksProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Notice title={t('stock.leaks', { count })}>
      <p>{t('stock.leaksText')}</p>
      <ul className="mt-2 max-h-48 overflow-y-auto">
        {latest.map(
          ({ tokenId, codeEnding: ending, planName: plan, batchNumber, firstUsedAt, usedSeconds, usedBytes }) => (
            <li key={tokenId} className="money">
              {t('stock.leak', {
                ending,
                plan,
                from: batchNumber === null ? t('stock.ofStock') : t('stock.ofBatch', { number: batchNumber }),
                time: formatDuration(usedSeconds),
                data: formatBytes(usedBytes),
                when: moment(firstUsedAt),
              })}
            </li>
          ),
        )}
      </ul>
    </Notice>
  )
}
