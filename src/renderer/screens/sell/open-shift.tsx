/** Between two shifts nothing is sold: the cash that lies in the drawer, and the button that opens a shift with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LockKeyholeOpen } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseAmount } from '../../../core/money.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useSay } from '../../text/say.ts'

export function OpenShift() {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  const [float, setFloat] = useState('0')
  const amount = parseAmount(float, currency)
  const { open, error, isPending } = useOpenShift()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (amount.ok) open(amount.value)
  }
  return (
    <form onSubmit={submit} className="m-auto flex w-full max-w-80 flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('till.openTitle')}</h2>
      <p className="text-muted">{t('till.openText')}</p>
      <TextField
        label={t('till.float')}
        inputMode="decimal"
        autoComplete="off"
        value={float}
        problem={amount.ok ? undefined : say.field(amount.error)}
        onChange={(event) => setFloat(event.target.value)}
      />
      <CallProblem error={error} />
      <Button
        type="submit"
        weight="primary"
        disabled={isPending}
        icon={<LockKeyholeOpen size={18} aria-hidden="true" />}
      >
        {t(isPending ? 'till.opening' : 'till.open')}
      </Button>
    </form>
  )
}

function useOpenShift() {
  const teller = useTeller()
  const queries = useQueryClient()
  const requestId = useRef(crypto.randomUUID())
  const { mutate, error, isPending } = useMutation({
    mutationFn: (floatMinor: number) => teller.till.open({ requestId: requestId.current, floatMinor }),
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.status }),
  })
  return { open: mutate, error, isPending }
}
