/** Codes that were sold before today, or by somebody else, found by the whole code or the sale's number. */
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import type { TokenView } from '../../../contract/token.ts'
import { readCode } from '../../../core/codes.ts'
import { useMe } from '../../bridge/queries.ts'
import { useFoundTokens } from '../../bridge/router-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { GRANT_TONE } from '../../tickets/needs.ts'
import { TokenActions } from '../../tokens/token-actions.tsx'
import { TokenLife } from '../../tokens/token-life.tsx'

interface OlderCodesProps {
  readonly text: string
  readonly onOpenSale: (sale: SaleView) => void
  /** What stands there when nothing is found. */
  readonly children: ReactNode
}

export function OlderCodes({ text, onOpenSale, children }: OlderCodesProps) {
  const { t } = useTranslation()
  const isWhole = readCode(text).ok || /^#?\d{1,9}$/.test(text)
  const { data, error, isFetching } = useFoundTokens(text, isWhole)
  if (!isWhole || data?.length === 0) return children
  return (
    <>
      <CallProblem error={error} />
      {isFetching && !data && <p className="text-muted">{t('foundCodes.looking')}</p>}
      {data && (
        <section aria-label={t('foundCodes.title')} className="flex min-h-0 max-w-3xl flex-col gap-3 overflow-y-auto">
          <h2 className="font-semibold">{t('foundCodes.title')}</h2>
          {data.map((token) => (
            <OlderCode key={token.id} token={token} onOpenSale={onOpenSale} />
          ))}
        </section>
      )}
    </>
  )
}

function OlderCode({ token, onOpenSale }: { token: TokenView; onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const when = moment(token.soldAt)
  return (
    <article className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4 shadow-card">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className={classes('code text-2xl font-bold', token.refunded && 'text-muted line-through')}>
          {token.codeGroups.join(' ')}
        </span>
        <span className="text-muted">
          {t('foundCodes.sold', { plan: token.planName, number: token.saleNumber, when })}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Standing token={token} />
        <TokenLife token={token} />
      </div>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <TokenActions token={token} />
        <OpenSale token={token} onOpenSale={onOpenSale} />
      </div>
    </article>
  )
}

function Standing({ token }: { token: TokenView }) {
  const { t } = useTranslation()
  if (token.refunded) return <StateChip tone="wait">{t('foundCodes.refunded')}</StateChip>
  if (token.blockedAt !== null) return <StateChip tone="bad">{t('blocked.blocked')}</StateChip>
  return <StateChip tone={GRANT_TONE[token.state]}>{t(`grantState.${token.state}`)}</StateChip>
}

/** Only for those who may see everybody's sales: the code is enough to help the customer. */
function OpenSale({ token, onOpenSale }: { token: TokenView; onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { data: me } = useMe()
  const open = useMutation({ mutationFn: () => teller.sale.get({ id: token.saleId }), onSuccess: onOpenSale })
  if (!me?.permissions.includes('sale.read_all')) return null
  return (
    <Button weight="quiet" onClick={() => open.mutate()}>
      {t('foundCodes.openSale', { number: token.saleNumber })}
    </Button>
  )
}
