/** The form for a new batch, with what will come of it in one line. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { BatchView, batch as calls } from '../../../contract/batch.ts'
import { RANDOM_LENGTHS } from '../../../core/codes.ts'
import { useBatchOptions } from '../../bridge/batch-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { CONTROL, Field, TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { readWhole } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import {
  type BatchDraft,
  type BatchOrder,
  checkDraft,
  mostOf,
  newDraft,
  previewOf,
  withAlphabet,
} from './batch-draft.ts'
import { BatchSummary } from './batch-summary.tsx'
import { DeployChoice } from './deploy-choice.tsx'
import { useBatchCommand } from './use-batch-command.ts'

interface NewBatchProps {
  readonly onMade: (batch: BatchView) => void
  readonly onCancel: () => void
}

type Options = z.output<typeof calls.options.output>

export function NewBatch(props: NewBatchProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useBatchOptions()
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
      <header>
        <h2 className="text-lg font-semibold">{t('newBatch.title')}</h2>
        <p className="text-muted">{t('newBatch.lead')}</p>
      </header>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {data?.plans.length === 0 && <p>{t('newBatch.noPlans')}</p>}
      {data && data.plans.length > 0 && <Form options={data} {...props} />}
    </div>
  )
}

function Form({ options, onMade, onCancel }: NewBatchProps & { options: Options }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => newDraft(options.plans[0]))
  const { form, problems, take } = useChecked(checkDraft(draft))
  const command = useMake(onMade)
  const plan = options.plans.find(({ id }) => id === draft.planId)
  const edit = (change: Partial<BatchDraft>) => setDraft({ ...draft, ...change })
  const submit = () => {
    const order = take()
    if (order && !command.isBusy) command.run(order)
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="flex flex-1 flex-col gap-5"
    >
      <Fields draft={draft} problems={problems} options={options} onEdit={edit} />
      <DeployChoice deploy={draft.deploy} onChoose={(deploy) => edit({ deploy })} />
      {plan?.validityFrom === 'sale' && plan.validitySeconds !== null && draft.deploy === 'now' && (
        <p className="text-sm text-wait">{t('newBatch.fromSale')}</p>
      )}
      <CallProblem error={command.error} />
      <footer className="sticky -bottom-6 -mx-6 mt-auto -mb-6 flex flex-col gap-3 border-t border-line bg-canvas px-6 py-4">
        {plan && <BatchSummary draft={draft} plan={plan} codeMark={options.codeMark} />}
        <div className="flex gap-3">
          <Button weight="primary" type="submit" aria-busy={command.isBusy}>
            {t(command.isBusy ? 'newBatch.working' : 'newBatch.make')}
          </Button>
          <Button weight="quiet" onClick={onCancel}>
            {t('newBatch.cancel')}
          </Button>
        </div>
      </footer>
    </form>
  )
}

/** One press of the button makes one batch, however often it is sent. */
function useMake(onMade: (batch: BatchView) => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const requestId = useRef(crypto.randomUUID())
  return useBatchCommand({
    send: (order: BatchOrder) => teller.batch.make({ requestId: requestId.current, ...order }),
    told: ({ number }) => t('newBatch.made', { number }),
    onDone: onMade,
  })
}

interface FieldsProps {
  readonly draft: BatchDraft
  readonly problems: Parameters<typeof useProblemText>[0]
  readonly options: Options
  readonly onEdit: (change: Partial<BatchDraft>) => void
}

function Fields({ draft, problems, options, onEdit }: FieldsProps) {
  const { t } = useTranslation()
  const problemOf = useProblemText(problems)
  const { prefix } = previewOf(draft, options.codeMark)
  const isCleaned = prefix !== draft.prefix.trim().toLowerCase()
  const most = mostOf(draft)
  const lengths = Array.from(
    { length: RANDOM_LENGTHS.most - RANDOM_LENGTHS.least + 1 },
    (_, index) => RANDOM_LENGTHS.least + index,
  )
  return (
    <div className="grid grid-cols-2 items-start gap-x-6 gap-y-4">
      <Field label={t('newBatch.plan')} problem={problemOf('planId')}>
        {(ids) => (
          <select
            {...ids}
            value={draft.planId}
            onChange={(event) => onEdit({ planId: event.target.value })}
            className={CONTROL}
          >
            {options.plans.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('newBatch.quantity')}
        hint={t('newBatch.quantityHint')}
        problem={problemOf('quantity')}
        inputMode="numeric"
        value={draft.quantity}
        onChange={(event) => onEdit({ quantity: event.target.value })}
        className="money"
      />
      <Choice
        label={t('newBatch.alphabet')}
        options={(['mixed', 'digits'] as const).map((value) => ({ value, label: t(`newBatch.${value}`) }))}
        chosen={draft.alphabet}
        onChoose={(alphabet) => onEdit(withAlphabet(draft, alphabet))}
      />
      <Field
        label={t('newBatch.codeLength')}
        hint={t('newBatch.codeLengthHint')}
        problem={
          readWhole(draft.quantity) > most
            ? t('newBatch.tooShort', { count: most, number: most.toLocaleString('en') })
            : problemOf('codeLength')
        }
      >
        {(ids) => (
          <select
            {...ids}
            value={draft.codeLength}
            onChange={(event) => onEdit({ codeLength: Number(event.target.value) })}
            className={CONTROL}
          >
            {lengths.map((length) => (
              <option key={length}>{length}</option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('newBatch.prefix')}
        hint={isCleaned ? t('newBatch.prefixBecomes', { prefix }) : t('newBatch.prefixHint')}
        maxLength={40}
        value={draft.prefix}
        onChange={(event) => onEdit({ prefix: event.target.value })}
      />
      <TextField
        label={t('newBatch.note')}
        hint={t('newBatch.noteHint')}
        maxLength={100}
        value={draft.note}
        onChange={(event) => onEdit({ note: event.target.value })}
      />
    </div>
  )
}
