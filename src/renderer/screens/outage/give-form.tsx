/** Gives what was shown: why, and one more yes. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Name } from '../../../contract/fields.ts'
import type { OutageForm } from '../../../contract/outage.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { TextField } from '../../components/field.tsx'
import { useToast } from '../../components/toast.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'

interface GiveFormProps {
  readonly order: OutageForm & { readonly requestId: string; readonly digest: string }
  readonly count: number
  readonly onGiven: () => void
}

const Reason = z.object({ reason: Name })

export function GiveForm({ order, count, onGiven }: GiveFormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { problems, take, form } = useChecked(check(Reason, { reason }))
  const problemOf = useProblemText(problems)
  const button = useRef<HTMLButtonElement>(null)
  const give = useGive(order, count, onGiven)
  const { minutes } = order
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (take()) setAsked(true)
      }}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <TextField
        label={t('outage.reason')}
        hint={t('outage.reasonHint')}
        value={reason}
        problem={problemOf('reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {isAsked ? (
        <Confirm
          question={t('outage.giveAsk', { count, minutes })}
          label={t('outage.give', { count, minutes })}
          command={{ run: () => give.mutate(reason), isBusy: give.isPending, error: give.error }}
          onLeave={() => {
            setAsked(false)
            requestAnimationFrame(() => button.current?.focus())
          }}
        />
      ) : (
        <Button ref={button} weight="primary" type="submit" className="self-start">
          {t('outage.give', { count, minutes })}
        </Button>
      )}
    </form>
  )
}

function useGive(order: GiveFormProps['order'], count: number, onGiven: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (reason: string) => teller.outage.compensate({ ...order, reason }),
    onSuccess: () => {
      toast(t('outage.given', { count }))
      onGiven()
    },
    onSettled: () => {
      for (const queryKey of [[...keys.outages, 'list'], keys.tokens, keys.online]) {
        void queries.invalidateQueries({ queryKey })
      }
    },
  })
}
