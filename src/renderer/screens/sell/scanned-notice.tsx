/** A scanned slip that cannot be sold: each reason with its own word, and what to do. */
import { ScanBarcode, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FoundSlip } from '../../../contract/slips.ts'
import { useMoment } from '../../frame/use-moment.ts'

/** What cannot be sold. */
export type Unsellable = Exclude<FoundSlip, { is: 'unsold' | 'no_code' }>

export function ScannedNotice({ found, onClose }: { found: Unsellable; onClose: () => void }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const values = found.is === 'sold' ? { when: moment(found.at), name: found.byName, number: found.number } : {}
  return (
    <div role="alert" className="flex items-start gap-3 rounded-card bg-bad-soft p-3">
      <ScanBarcode size={22} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-bad">
          {t(`scanned.${found.is}Title`, { ...SOLD_WORDS, ...values })}{' '}
          <span className="code text-ink">{found.codeGroups.join(' ')}</span>
        </p>
        <p>{t(`scanned.${found.is}Text`, { ...SOLD_WORDS, ...values })}</p>
      </div>
      <button type="button" aria-label={t('app.close')} onClick={onClose} className="grid size-11 place-items-center">
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  )
}

const SOLD_WORDS = { when: '', name: '', number: '' }
