/** Slips that came back unsold: each scanned or typed code is void at once. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PANEL } from './panel.ts'
import { useBatchCommand } from './use-batch-command.ts'

export function ReturnedSlips({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [text, setText] = useState('')
  const command = useBatchCommand({
    send: (code: string) => teller.batch.voidSlip({ batchId: batch.id, text: code, reason: t('returns.reason') }),
    told: ({ codeGroups }) => t('returns.taken', { code: codeGroups.join(' ') }),
    onDone: () => setText(''),
  })
  return (
    <section className={PANEL}>
      <header>
        <h3 className="font-semibold">{t('returns.title')}</h3>
        <p className="text-sm text-muted">{t('returns.lead')}</p>
      </header>
      <form
        className="flex items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '' && !command.isBusy) command.run(text)
        }}
      >
        <div className="flex-1">
          <TextField
            label={t('returns.field')}
            maxLength={100}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="code"
          />
        </div>
        <Button type="submit" aria-busy={command.isBusy}>
          {t('returns.take')}
        </Button>
      </form>
      <CallProblem error={command.error} />
    </section>
  )
}
