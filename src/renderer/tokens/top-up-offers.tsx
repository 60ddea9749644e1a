/** The packages that can be put on this code; choosing one leads to the till, where it is paid for like everything else. */
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TopUpOffer } from '../../contract/slips.ts'
import type { TokenLife } from '../../contract/token.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { Button } from '../components/button.tsx'
import { Money } from '../components/money.tsx'
import { CallProblem } from '../components/problem.tsx'
import { useSellRoom } from '../frame/counter-context.ts'
import { useSelling } from '../screens/sell/selling.tsx'
import { moreInWords } from './more-words.ts'

export function TopUpOffers({ token, onLeave }: { token: TokenLife; onLeave: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { choose } = useSelling()
  const toSellRoom = useSellRoom()
  const { id: tokenId, codeGroups } = token
  const offers = useQuery({
    queryKey: [...keys.tokens, 'offers', tokenId],
    queryFn: () => teller.topUp.offers({ tokenId }),
    staleTime: 0,
  })
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (offers.data) group.current?.querySelector('button')?.focus()
  }, [offers.data])
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The sale around it stays open.
    event.stopPropagation()
    onLeave()
  }
  const take = (offer: TopUpOffer) => {
    choose({ kind: 'topUp', offer, tokenId, codeGroups })
    toSellRoom()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the list from any of its buttons
    <div ref={group} onKeyDown={hear} className="flex flex-col gap-2 rounded-control bg-surface p-3">
      <p className="text-sm text-muted">{t('tokenAction.topUpLead')}</p>
      <CallProblem error={offers.error} />
      {offers.isPending && <p className="text-muted">{t('tokenAction.topUpLoading')}</p>}
      {offers.data?.length === 0 && <p>{t('tokenAction.topUpNone')}</p>}
      {offers.data?.map((offer) => (
        <Button key={offer.planId} className="w-full [&>span]:w-full" onClick={() => take(offer)}>
          <span className="flex w-full items-baseline justify-between gap-4 text-start">
            <span>
              {offer.planName} <span className="text-sm text-muted">{moreInWords(offer, t)}</span>
            </span>
            <Money minor={offer.priceMinor} className="font-semibold" />
          </span>
        </Button>
      ))}
    </div>
  )
}
