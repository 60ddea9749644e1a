/** Whether a used code may be refunded by what is left of it: the owner's to decide. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Choice } from '../../components/choice.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'

export function RefundRulesCard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { data, error, refetch } = useQuery({
    queryKey: keys.refundRules,
    queryFn: () => teller.sale.refundRules(undefined),
  })
  const save = useSaveRules()
  const options = (['full', 'remaining'] as const).map((value) => ({ value, label: t(`refundRules.${value}`) }))
  return (
    <section aria-label={t('refundRules.title')} className="flex max-w-3xl flex-col gap-3">
      <h2 className="font-semibold">{t('refundRules.title')}</h2>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {data && !mayEdit && (
        <p className="text-muted">{t(data.remaining ? 'refundRules.isRemaining' : 'refundRules.isFull')}</p>
      )}
      {data && mayEdit && (
        <div className="flex max-w-xl flex-col gap-2">
          <Choice
            label={t('refundRules.choice')}
            options={options}
            chosen={data.remaining ? 'remaining' : 'full'}
            onChoose={(value) => save.mutate(value === 'remaining')}
          />
          <p className="text-sm text-muted">{t('refundRules.hint')}</p>
          <CallProblem error={save.error} />
        </div>
      )}
    </section>
  )
}

function useSaveRules() {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (remaining: boolean) => teller.sale.saveRefundRules({ remaining }),
    onSuccess: (_, remaining) => {
      queries.setQueryData(keys.refundRules, { remaining })
      void queries.invalidateQueries({ queryKey: keys.refundQuotes })
      toast(t('refundRules.saved'))
    },
  })
}
