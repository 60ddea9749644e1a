/** Who sells the slips of a batch elsewhere: handed over, brought back, settled. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { PANEL } from './panel.ts'
import { ReturnedSlips } from './returned-slips.tsx'
import { SettleForm } from './settle-form.tsx'
import { useBatchCommand } from './use-batch-command.ts'

export function SellerTab({ batch, onOpenSale }: { batch: BatchView; onOpenSale: (sale: SaleView) => void }) {
  return (
    <div className="grid grid-cols-2 items-start gap-6 overflow-y-auto p-6">
      <div className="flex flex-col gap-6">
        <HandOver batch={batch} />
        <ReturnedSlips batch={batch} />
      </div>
      <SettleForm batch={batch} onOpenSale={onOpenSale} />
    </div>
  )
}

function HandOver({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const teller = useTeller()
  const [name, setName] = useState('')
  const { number, sellerName, handedAt } = batch
  const command = useBatchCommand({
    send: (to: string | null) => teller.batch.hand({ batchId: batch.id, sellerName: to }),
    told: (_, to) => (to === null ? t('seller.takenBack', { number }) : t('seller.handed', { number, name: to })),
  })
  return (
    <section className={PANEL}>
      <header>
        <h3 className="font-semibold">{t('seller.title')}</h3>
        <p className="text-sm text-muted">
          {sellerName === null ? t('seller.lead') : t('seller.with', { name: sellerName, when: moment(handedAt ?? 0) })}
        </p>
      </header>
      {sellerName === null ? (
        <form
          className="flex items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '' && !command.isBusy) command.run(name.trim())
          }}
        >
          <div className="flex-1">
            <TextField
              label={t('seller.name')}
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <Button weight="primary" type="submit" disabled={name.trim() === ''} aria-busy={command.isBusy}>
            {t('seller.hand')}
          </Button>
        </form>
      ) : (
        <Button aria-busy={command.isBusy} className="self-start" onClick={() => command.run(null)}>
          {t('seller.takeBack')}
        </Button>
      )}
      <CallProblem error={command.error} />
    </section>
  )
}
