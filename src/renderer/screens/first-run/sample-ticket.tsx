/** A ticket that fills in while the owner types: what all these fields are for. */
import { QrCode } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney, isCurrency, parseAmount } from '../../../core/money.ts'
import { en } from '../../../core/ticket/languages/en.ts'
import { currencyOf, priceTextOf, type SetupDraft } from './setup-draft.ts'

/** Drawn like a code, but with a letter no code has. */
const SAMPLE_CODE = '7kq mx4 p2o'

export function SampleTicket({ draft }: { draft: SetupDraft }) {
  const { t } = useTranslation()
  const [first] = draft.plans
  const rule = 'w-full border-t border-print'
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <div className="filter-(--shadow-paper)">
        <div className="paper-edges text-print">
          <div className="flex flex-col items-center gap-2 px-5 py-5 text-center font-mono text-sm">
            <p className="text-lg leading-snug font-bold text-balance">{draft.cafeName.trim() || t('cafe.title')}</p>
            <p className={`${rule} flex justify-between gap-4 border-b py-1 font-bold`}>
              <span className="truncate">{first?.name}</span>
              <span className="whitespace-nowrap">{samplePrice(draft)}</span>
            </p>
            <p>{en.code}</p>
            <p className="text-2xl font-bold whitespace-nowrap">{SAMPLE_CODE}</p>
            {draft.router.loginHost.trim() !== '' && <QrCode size={112} strokeWidth={1.25} />}
            <p className={`${rule} flex justify-between pt-1`}>
              <span>{en.cashier}</span>
              <span className="truncate ps-2">{draft.ownerName.trim()}</span>
            </p>
          </div>
        </div>
      </div>
      <p className="text-center text-sm text-muted">{t('firstRun.sample')}</p>
    </div>
  )
}

/** The first package's price; nothing while it cannot be read. */
function samplePrice(draft: SetupDraft): string {
  const currency = currencyOf(draft)
  const price = isCurrency(currency) ? parseAmount(priceTextOf(draft, 0), currency) : undefined
  return price?.ok ? formatMoney(price.value, currency) : '–'
}
