/** What can be done to every slip of a batch that is neither sold nor void. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { TextField } from '../../components/field.tsx'
import { ExtendUnsold } from './extend-unsold.tsx'
import { useBatchCommand } from './use-batch-command.ts'

export function UnsoldActions({ batch, unsold }: { batch: BatchView; unsold: number }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'extend' | 'void' | null>(null)
  const { limits } = batch
  const isExtendable =
    limits.timeLimitSeconds !== null || limits.validitySeconds !== null || limits.dataLimitBytes !== null
  if (unsold === 0) return batch.made > 0 ? <p className="text-muted">{t('unsold.none')}</p> : null
  return (
    <section className="flex max-w-xl flex-col gap-3">
      <h3 className="font-semibold">{t('unsold.title')}</h3>
      {open === null && (
        <div className="flex flex-wrap gap-3">
          {isExtendable && <Button onClick={() => setOpen('extend')}>{t('unsold.extend')}</Button>}
          <Button onClick={() => setOpen('void')}>{t('unsold.void')}</Button>
        </div>
      )}
      {open === 'extend' && <ExtendUnsold batch={batch} onLeave={() => setOpen(null)} />}
      {open === 'void' && <VoidUnsold batch={batch} unsold={unsold} onLeave={() => setOpen(null)} />}
    </section>
  )
}

function VoidUnsold({ batch, unsold, onLeave }: { batch: BatchView; unsold: number; onLeave: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [reason, setReason] = useState('')
  const many = (count: number) => ({ count, number: count.toLocaleString('en') })
  const command = useBatchCommand({
    send: () => teller.batch.voidUnsold({ batchId: batch.id, reason }),
    told: ({ count }) => t('unsold.voided', many(count)),
    onDone: onLeave,
  })
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('unsold.reason')}
        hint={t('extending.reasonHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Confirm
        question={t('unsold.voidAsk', many(unsold))}
        label={t('unsold.voidDo', many(unsold))}
        command={command}
        onLeave={onLeave}
      />
    </div>
  )
}
