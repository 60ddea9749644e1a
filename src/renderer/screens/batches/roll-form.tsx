/** Which slips come out of the receipt printer. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { useFoundPlaces } from '../../bridge/batch-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { readWhole } from '../../forms/check.ts'
import { useSay } from '../../text/say.ts'
import { useBatchCommand } from './use-batch-command.ts'

export function RollForm({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const say = useSay()
  const teller = useTeller()
  const { data: printed = [] } = useFoundPlaces(batch.id, '', 'printed')
  const { data: open } = useFoundPlaces(batch.id, '', 'not_printed')
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly last?: string }>({})
  // Until somebody says otherwise: from the first that is not printed yet.
  const typed = { from: String(open?.[0] ?? 1), last: String(batch.made), ...chosen }
  const [from, last] = [readWhole(typed.from), readWhole(typed.last)]
  const isRange = from >= 1 && last >= from && last <= batch.made
  const command = useBatchCommand({
    send: () => teller.batch.print({ batchId: batch.id, printerId: null, from, last }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRange && !command.isBusy) command.run(undefined)
  }
  const problem = (value: number) => (isRange || (value >= 1 && value <= batch.made) ? undefined : say.field('invalid'))
  const many = last - from + 1
  const isAgain = isRange && printed.some((place) => place >= from && place <= last)
  return (
    <section className="flex max-w-xl flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <header>
        <h3 className="font-semibold">{t('rollPrint.title')}</h3>
        <p className="text-sm text-muted">{t('rollPrint.lead')}</p>
      </header>
      {batch.made === 0 ? (
        <p className="text-muted">{t('rollPrint.none')}</p>
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <div className="grid grid-cols-2 gap-4">
            <TextField
              label={t('rollPrint.from')}
              problem={problem(from)}
              inputMode="numeric"
              value={typed.from}
              onChange={(event) => setChosen({ ...chosen, from: event.target.value })}
              className="money"
            />
            <TextField
              label={t('rollPrint.last')}
              problem={problem(last)}
              inputMode="numeric"
              value={typed.last}
              onChange={(event) => setChosen({ ...chosen, last: event.target.value })}
              className="money"
            />
          </div>
          {isAgain && <p className="text-sm text-wait">{t('rollPrint.again')}</p>}
          <CallProblem error={command.error} />
          <Button weight="primary" type="submit" disabled={!isRange} aria-busy={command.isBusy} className="self-start">
            {many === 1 || !isRange
              ? t('rollPrint.startOne')
              : t('rollPrint.start', { number: many.toLocaleString('en') })}
          </Button>
        </form>
      )}
    </section>
  )
}
